"""How hard a text is to follow: overlong sentences (`overlong`) and empty phrases (`filler`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan, sentences

_LONG_WORDS = 45
_RULES = (
    rule(
        "filler",
        r"passionate|(?:fast|quick)[- ]learn(?:er|ing)|team player|self[- ]starter|go[- ]getter|people person|"
        r"problem[- ]solver|perfectionist|detail[- ]oriented|results[- ](?:driven|oriented)|proven track record|"
        r"hard[- ]work(?:er|ing)|hard work pays",
        r"think(?:ing|s)? outside the box|wears? many hats|hit the ground running|(?:give|gave|giving) (?:it )?1[01]0|"
        r"(?:above|over) and beyond|extra mile|moved? the needle(?! of)|next level|low[- ]hanging fruit|win[- ]win",
        r"cutting[- ]edge|bleeding[- ]edge|world[- ]class|best[- ]in[- ]class|game[- ]chang(?:er|ing)|paradigm shift|"
        r"holistic\w*|synerg\w+|humility|empathy|mutual respect|success factors?|"
        r"state[- ]of[- ]the[- ]art (?:solutions?|technolog\w+)|(?:was|is|and) state[- ]of[- ]the[- ]art"
        r" and|robust(?:,| and) scalable|(?:deliver|add|create)(?:ed|ing|s)? (?:real |great )?value",
        r"leverag(?:e|ed|ing) (?:the )?(?:power|synerg|cutting|technolog)\w*|(?:followed|using|used|"
        r"industry) best practices",
    ),
    rule(
        "filler",
        r"at the end of the day(?! (?:shift|we (?:ran|run)))|it goes without saying|needless to say|as we all know|"
        r"it is what it is|to be honest with you|last but not least|first and foremost|to make a long story short|"
        r"basically, you know|you know, (?:it was )?like",
        r"(?:very interesting|great) question|(?:great|good|valuable|amazing) (?:learning )?(?:experience|opportunity)"
        r"(?= (?:for|to|and|overall)|[.!]?$)|learning experience|(?:challenging|hard) but rewarding",
        r"(?:many|several|various|a lot of|lots of|multiple) (?:different )?(?:factors|aspects|things|considerations)"
        r"(?: to (?:consider|think about|keep in mind)| (?:involved|at play))|(?:there are )?pros and cons",
        r"(?:communication|teamwork|data|people|trust|time) (?:is|are|was) (?:the )?(?:key|king|everything)(?! to)|"
        r"key to success|(?:fast[- ]paced|today's) (?:\w+ )?(?:world|environment)|"
        r"more important than ever|values that I bring|reflects (?:that|this|our) culture|and so on and so forth|"
        r"(?:things|stuff) like that|make (?:a|an) (?:difference|impact)",
    ),
)


def clarity(text: str) -> list[Mark]:
    """Mark sentences of over 45 words and phrases that say nothing."""
    long = [Mark(m.start(), m.end(), "overlong") for m in sentences(text) if len(m[0].split()) > _LONG_WORDS]
    fillers = [m for m in scan(text, _RULES) if not any(a.start <= m.start < a.end for a in long)]
    return sorted([*long, *fillers])

"""Talk of what went wrong (`failure`), what was learnt (`lesson`) and what a result does not show (`limit`)."""

from __future__ import annotations

import re

from rubrics.signals.types import Mark, rule, scan, words

_NOT = r"(?:did n[o']t|does n[o']t|did not|does not|didn't|doesn't|never|not)"
_TIME = r"(?:days?|weeks?|months?|hours?|years?)"
_RULES = (
    rule(
        "failure",
        r"(?<!never )(?<!a )(?<!the )failed(?! (?:over|request|call|job|attempt|login))|(?:was|were) (?:a |my |"
        r"our )failure",
        r"broke(?! \w+(?: \w+)? (?:into|down))|(?<!nothing )crashed|diverged|collapsed|regressed|(?:performance|"
        r"quality|latency|accuracy) regressions?|(?<=a )flop|flopped|fizzled out|came to nothing|backfired|"
        r"blew up|went (?:wrong|to nan|down|badly)|(?:messed|screwed) up|corrupted|"
        r"(?:the|an|our|my|that) (?:outage|incident)",
        r"(?:got|had) (?:it|that|this) (?:all |completely )?wrong|(?<!nothing )(?:was|were|proved|"
        r"proven) (?:\w+ )?wrong(?!-)",
        r"(?:my|our) (?:own )?(?:mistake|error|bug|fault)(?! rate)s?|(?:made|making) (?:a|the|some|"
        r"that) (?:\w+ )?mistakes?|"
        r"bug (?:of mine|in (?:my|our))|(?:had|was|introduced) a bug",
    ),
    rule(
        "failure",
        rf"{_NOT} (?:\w+ )?(?:work(?:ed)?|help(?:ed)?|hold|held|converged?|transfer|generali[sz]e|scale|"
        rf"pan(?:ned)? out|"
        r"replicate|reproduce|beat|improve|move)",
        r"(?:worse|slower|less accurate) than|dead end|no (?:gain|improvement|effect)|(?:was|were|all|weeks|months|"
        r"days)(?: \w+)? for nothing|in vain",
        r"(?:had|have) to (?:roll(?: it)? back|revert|undo|stop|abandon)|rolled (?:it )?back|abandoned|users hated",
        rf"(?:lost|wasted|cost us|cost me) (?:\w+ )?(?:{_TIME}|data|customers|money)|(?:shipped|released|"
        rf"deployed) (?:a |something )?broken|(?:was|were) (?:horrible|a disaster|a mess)|"
        r"(?<!not )missed (?:the|our|my|a) (?:\w+ )?(?:deadline|date|target|goal|bug)|(?:got|was|were) rejected",
        r"turned out (?:\w+ ){0,4}(?:leak\w*|wrong|artefact|artifact|noise|useless|broken)|(?:was|"
        r"is) (?:just )?leakage|"
        r"(?:nobody|no one|none of us) noticed",
    ),
    rule(
        "lesson",
        r"(?:I|we)(?: have|'ve)? (?:\w+ )?learn(?:ed|t) (?:that|to|from|how|not|it|the hard way|my lesson)",
        r"what (?:I|we) (?:learn(?:ed|t)|took|take|got)|(?:taught|showed) (?:me|us)|takeaway|"
        r"lessons?(?= (?:is|was|for|from|there|here|I|we))|(?:I|we) (?:\w+ )?(?:realized|realised|understood)",
        r"in hindsight|looking back|with hindsight|in retrospect|next time (?:I|we)|if I (?:did|started|had|were|could)"
        r"[^.\n]{0,60} (?:again|over|today)",
        r"(?:since|after|from) (?:that|then|this)(?: \w+)?(?: on)?,? (?:every \w+ )?(?:I|we) (?:now|always|never|"
        r"also|insist|check|run|keep|ask|test|make|put|start|write|give)|ever since",
        r"now (?:I|we) (?:always|never|start|check|write|ask|test|do)|(?:I|we) now (?:always |never )?\w+|"
        r"today (?:I|we)(?:'d| would)|never (?:again|trust)",
        r"(?:I|we)(?:'d| would) (?:\w+ ){0,4}(?:differently|earlier|sooner|from (?:day one|the (?:start|"
        r"beginning)))|I should(?: have|'ve)|I could have (?:asked|done|started|told|known|checked)",
    ),
    rule(
        "limit",
        r"(?<!no )limitations?|caveats?|(?<!biggest )(?<!my )(?<!strengths and )weakness(?:es)?|drawbacks?|downside|"
        r"open question|ours (?:does not|doesn't|cannot)|"
        r"remains (?:open|unclear)|nobody knows|small (?:sample|test set)|(?:sample|test set) (?:was|"
        r"is) (?:\w+ )?small",
        r"(?:does not|doesn't|cannot|can't|says nothing|tells us nothing)"
        r" (?:cover|handle|show|prove|tell(?! you)|say|about|generali[sz]e)|(?:breaks? down|fails) (?:when|on|for|if|"
        r"with)",
        r"only (?:\w+ )?(?:tested|tried|evaluated|checked|measured|covers?|holds? (?:for|in|on|when|if)|valid|true)|"
        r"(?:just|only|from) one (?:dataset|data set|site|language|domain|country|run|seed)",
        r"(?:never|not|haven't|didn't|hasn't|have n't) (?:\w+ )?(?:tested|tried|checked|measured|evaluated|shown|"
        r"proven|"
        r"test|try|check|measure) ?(?:it|that|this|on|above|beyond|for|other|others|larger|whether|if|with)?",
        r"(?:would not|wouldn't|cannot|can't|could not) (?:\w+ )?(?:claim|conclude|extrapolate)|"
        r"(?:still )?don't know (?:if|whether)|(?:evidence|case) is (?:\w+ )?(?:weak|thin)|(?:weak|thin|little|"
        r"poor) evidence|"
        r"not (?:\w+ )?(?:fair|comparable)|at the (?:cost|price|expense) of|the price (?:was|is|we)",
    ),
)
_OTHERS = words(
    r"he|she|they|their|his|her|my (?:colleague|friend|brother|sister|boss|manager|teammate)|"
    r"(?:competitor|startup|bank|vendor)(?:'s)?"
)
_OURS = words("I|we|our|my (?!colleague|friend|brother|sister|boss|manager|teammate)|mine")
_MAYBE = words(r"if|when|should|can|could|may|might|would|to|never|many people")


def failures(text: str) -> list[Mark]:
    """Mark failures, lessons and limits; what befell other people, or only might, is no failure told."""
    return [m for m in scan(text, _RULES) if m.label != "failure" or not _elsewhere(text, m)]


def _elsewhere(text: str, mark: Mark) -> bool:
    clause = re.split(r"[.!?;:\n]\s", text[: mark.start])[-1] + text[mark.start : mark.end]
    near = " ".join(clause.split()[-4:])
    return bool(_OTHERS.search(clause) and not _OURS.search(clause)) or bool(
        _MAYBE.search(near) and not _OURS.search(clause)
    )

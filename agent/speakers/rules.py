"""What a model's turn must not be: pure rules, each with a name. They may be asked while the turn is still coming."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from agent.judges.guards import other_language
from agent.judges.text import numbers, stem, stems, words
from agent.speakers.acts import ActSheet
from agent.speakers.patterns import patterns
from agent.speakers.types import Brief
from agent.speakers.wording import Room, flat, is_rare

MOST_WORDS = 60
LEAST_ROOM = 15
_SLACK = 15
"""A turn may run this much over the length that the model was asked for."""
_FEW, _MANY = 4, 12
_FIRST_PERSON = frozenset("i i'd i'm i've i'll my mine me we we'd we're we've our us".split())
STATES_A_PROBLEM = ("next", "next_problem", "move_on", "redirect")
_ANSWERS = ("tell", "told_again")
_SHORT = 3
"""Marks shorter than this are no words of the content."""
_QUOTED = re.compile(r'"([^"]*)"')
_MARKUP = re.compile(
    r"\*\*|__|^\s*#{1,6}\s|```|</?[a-z!][^>]*>?|&#?\w+;|https?:|www\.|\]\(|^\s*(?:[-*•]|\d+[.)])\s|\n\s*\n|\[[^\]]*\]"
    r"|\{\{?\w|\((?:pause|nod|smil|laugh|wait|note|silence|look|sigh|lean)\w*",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = re.compile(
    r"(?:^|[\n.?!\"] ?)\s*\(?(?:interviewer|candidate|assistant|user|system|you|lena|ai|test run)\)? ?:\s", re.I
)
_TOLD = re.compile(
    r"\byou (?:just |also )?(?:said|mentioned|told|described|noted|pointed out|claimed|wrote|stated) ([^?.!]+)", re.I
)
_SECOND = re.compile(
    r"[,;]? (?:and|or|also)(?: also| then)? (?:how|what|why|which|when|where|who|can you|could you|do you"
    r"|did you|would you|is|are|does)\b",
    re.I,
)
_JOINED = re.compile(r"[,;:] (?:and|or) [^?]*\?")
"""A question of the bank that asks for two things in one breath."""
_START = r"(?:^|[.!?] |[.!?]\" )(?:so |and |now |then |but |okay,? |alright,? |all right,? )*"
_ASKING = re.compile(
    _START + r"(?:what|how|why|which|when|where|who|can you|could you|would you|will you|do you|did you|have you"
    r"|are you|is there|is it|is that|does|shall we)\b",
    re.I,
)
_CALLING = re.compile(
    _ASKING.pattern
    + "|"
    + _START
    + r"(?:tell me|walk me|explain|describe|give me|let's (?:discuss|talk about|start))\b",
    re.I,
)


def asking(draft: Draft) -> re.Pattern[str]:
    """What begins a question of the model's own; right before a question that is read out, a request is one too."""
    return _CALLING if draft.brief.verbatim else _ASKING


@dataclass(frozen=True)
class Draft:
    """What a model has said of a turn so far, up to its last whole word; `done` once it is all."""

    brief: Brief
    sheet: ActSheet
    room: Room
    text: str
    done: bool = True

    @cached_property
    def own(self) -> str:
        """The model's own words: without what it quotes, and without the content where it says that as it is."""
        rest = _QUOTED.sub(lambda m: " " if flat(m[1]) and flat(m[1]) in self.room.said else m[0], self.text)
        content = flat(self.brief.content)
        return re.sub(re.escape(content), " ", rest, flags=re.IGNORECASE) if content else rest

    def holds(self, rule: str) -> bool:
        """True if the model's own words match a pattern of the rule; words of the content are exempt further on."""
        found = (match for pattern in patterns(rule) for match in pattern.finditer(self.own))
        return any(match.start() == 0 or not self.room.carries(match.group()) for match in found)


def most_words(brief: Brief) -> int:
    """How many words the model has: with what is said word for word, a turn that states no problem stays short."""
    fixed = 0 if brief.act in STATES_A_PROBLEM else len(f"{brief.first} {brief.verbatim}".split())
    return max(LEAST_ROOM, MOST_WORDS - fixed)


def _empty(draft: Draft) -> bool:
    return draft.done and not words(draft.text)


def _too_long(draft: Draft) -> bool:
    return len(draft.text.split()) > min(most_words(draft.brief), draft.sheet.most_words + _SLACK)


def _parrots(draft: Draft) -> bool:
    """The candidate's words outside quotation marks: many in a row, or a few that speak of themselves."""
    mine, said = words(_QUOTED.sub(" ", draft.own)), f" {' '.join(words(draft.room.said))} "
    runs = (mine[i : i + size] for size in (_FEW, _MANY) for i in range(len(mine) - size + 1))
    return any(
        f" {' '.join(run)} " in said and not draft.room.carries(" ".join(run))
        for run in runs
        if len(run) == _MANY or not _FIRST_PERSON.isdisjoint(run)
    )


def _label(draft: Draft) -> bool:
    return _LABEL.search(draft.text) is not None


def _markup(draft: Draft) -> bool:
    content = f"{draft.brief.content} {draft.brief.question}"
    found = [match.group().strip() for match in _MARKUP.finditer(draft.text)]
    return any(len(f) < _SHORT or f not in content for f in found) or ("`" in draft.text and "`" not in content)


def _language(draft: Draft) -> bool:
    """Letters or words of another language; Greek letters are mathematics, and a name may be one that was said."""
    known = draft.room.said + draft.room.carried
    foreign = [c for c in draft.text if c.isalpha() and c > "\u024f" and not "\u0370" <= c <= "\u03ff"]
    return any(c not in known for c in foreign) or (draft.done and other_language(draft.text))


def _explains(draft: Draft) -> bool:
    return draft.holds("explains") or draft.room.brought_in(draft.own) >= 3


def _nod(draft: Draft) -> bool:
    """Assent where nothing was right; a fact that was asked for may begin with yes."""
    if draft.brief.act in _ANSWERS or (draft.sheet.nods and draft.brief.quote):
        return False
    return any(pattern.search(draft.own.strip()) for pattern in patterns("assent"))


def _invents(draft: Draft) -> bool:
    """A number that nobody has named."""
    return bool(numbers(draft.own) - draft.room.numbers)


def _misquotes(draft: Draft) -> bool:
    """Words in quotation marks, or after "you said", that the candidate did not say."""
    quoted = [flat(m[1]).strip(" ,.;:!?") for m in _QUOTED.finditer(draft.text)]
    content = flat(draft.brief.content)
    if any(q and not _was_said(q, draft.room.said) and f'"{q}' not in content for q in quoted):
        return True
    said = set(stems(draft.room.said))
    told = [set(stems(m[1])) for m in _TOLD.finditer(draft.own)] if draft.done else []
    return any(len(claim & said) < 0.5 * len(claim) for claim in told if claim)


def _was_said(quote: str, said: str) -> bool:
    """True if words were said, but for a capital at their beginning."""
    return quote in said or quote[:1].lower() + quote[1:] in said


def _second_question(draft: Draft) -> bool:
    """More questions than the act has: by question marks, or joined in one."""
    bare, content = _QUOTED.sub(" ", draft.text), draft.brief.content
    if draft.sheet.asks == "none":
        return bare.count("?") > content.count("?") or asking(draft).search(bare) is not None
    joined = len(_SECOND.findall(bare))
    double = max(len(_SECOND.findall(content)), len(_JOINED.findall(content)))
    return bare.count("?") > max(1, content.count("?")) or joined > double


def _repeats(draft: Draft) -> bool:
    """Begins like the last turn, or says again what was said on this question."""
    if draft.brief.act in _ANSWERS:
        return False
    found, before = words(draft.text), words(draft.brief.before)
    if len(found) >= 3 and found[:3] == before[:3]:
        return True
    runs = set(zip(found, found[1:], found[2:], found[3:], strict=False))
    if not draft.done or not runs:
        return False
    theirs = (words(text) for text in draft.room.asked)
    return any(len(runs & set(zip(t, t[1:], t[2:], t[3:], strict=False))) > 0.6 * len(runs) for t in theirs)


def _misses(draft: Draft) -> bool:
    """What the act carries is not there."""
    if not draft.done:
        return False
    found, quote = set(words(draft.text)), draft.brief.quote
    nods = draft.sheet.nods and quote and f" {' '.join(words(quote))} " in f" {' '.join(words(draft.text))} "
    if not nods and any(found.isdisjoint(group) for group in draft.sheet.needs):
        return True  # before a question that is read out, a nod is lead enough
    return not _carries(draft.sheet.carries, draft.brief.content, draft.text)


def _carries(how: str, content: str, text: str) -> bool:
    if how == "nothing" or not content:
        return True
    if how != "claim" and not numbers(content) <= numbers(text):
        return False
    keys, said = {s for s in stems(content) if s != stem("hint")}, set(stems(text))
    if how == "claim" and _runs_in_common(content, text):
        return True
    share = len(keys & said) / len(keys) if keys else 1.0
    rare = {s for s in keys if is_rare(s)}
    least = {"all": 0.8, "most": 0.5, "claim": 0.6}[how]
    return share >= least and (how != "most" or len(rare & said) >= len(rare) // 2)


def _runs_in_common(content: str, text: str) -> bool:
    theirs, mine = words(content), words(text)
    size = min(3, len(theirs))
    return any(
        mine[i : i + size] == theirs[j : j + size] for i in range(len(mine)) for j in range(len(theirs) - size + 1)
    )


def _pattern(rule: str) -> Callable[[Draft], bool]:
    return lambda draft: draft.holds(rule)


RULES: Mapping[str, Callable[[Draft], bool]] = {
    "empty": _empty,
    "label": _label,
    "markup": _markup,
    "language": _language,
    "role": _pattern("role"),
    "candidate": _pattern("candidate"),
    "parrots": _parrots,
    "praise": _pattern("praise"),
    "verdict": _pattern("verdict"),
    "nod": _nod,
    "leak": lambda draft: draft.room.gives_away(draft.text),
    "explains": _explains,
    "invents": _invents,
    "misquotes": _misquotes,
    "second_question": _second_question,
    "too_long": _too_long,
    "repeats": _repeats,
    "misses": _misses,
}


def broken(draft: Draft) -> str:
    """Return the name of the first rule that a turn breaks, or nothing."""
    return next((name for name, breaks in RULES.items() if breaks(draft)), "")

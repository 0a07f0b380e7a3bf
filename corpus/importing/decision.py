"""How the panel decides, where a guide says so in so many words; otherwise it is not stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.importing.claims import sentences
from corpus.importing.draft import DraftDecision, DraftRound, Part
from corpus.importing.vocabulary import vocabulary
from corpus.types import RoundKind

_LOOKED_AT = ("decision", "offer", "rounds", "reasons", "standing_out", "preparation", "")
_HEAVIER = 1.5
_NUMBERS = re.compile(r"\brounds? (\d{1,2})(?:(?:,| and| or|, and) (\d{1,2}))*", re.I)


def read_decision(parts: Sequence[Part], rounds: Sequence[DraftRound]) -> DraftDecision:
    """Return the rule that a sentence of the guide states."""
    rules = vocabulary().decisions
    said = [s for section in _LOOKED_AT for p in parts if p.section == section for s in sentences(p.text)]
    ends_it: tuple[RoundKind, ...] = ()
    for sentence in said:
        if re.search(rules.ends_it, sentence, re.I):
            ends_it = ends_it or _rounds_named(sentence, rounds)
    for sentence in said:
        if _matches(rules.weakest_round, sentence):
            return DraftDecision(kind="weakest_round", sentence=sentence)
    for sentence in said:
        named = _rounds_named(sentence, rounds)
        if named and _matches(rules.weighted_rounds, sentence):
            weights = dict.fromkeys(named, _HEAVIER)
            return DraftDecision(kind="weighted_rounds", weights=weights, ends_it=ends_it, sentence=sentence)
    return DraftDecision()


def _matches(patterns: Sequence[str], sentence: str) -> bool:
    return any(re.search(pattern, sentence, re.I) for pattern in patterns)


def _rounds_named(sentence: str, rounds: Sequence[DraftRound]) -> tuple[RoundKind, ...]:
    """The kinds of the rounds a sentence names, by number or by what they are called."""
    numbers = {int(n) for m in _NUMBERS.finditer(sentence) for n in re.findall(r"\d+", m[0])}
    titled = (r for r in rounds if r.title.lower() in sentence.lower())
    kinds: list[RoundKind] = [
        r.kind for r in ((r for r in rounds if r.order in numbers) if numbers else titled) if r.kind
    ]
    if not numbers and not kinds:
        found = re.search(r"(?:the |a )?((?:[\w-]+ ){1,3})(?:round|interview|conversation|screen|loop)", sentence, re.I)
        kind = vocabulary().round_kind(found[1], (), "") if found else None
        kinds += [kind] if kind else []
    return tuple(dict.fromkeys(kinds))

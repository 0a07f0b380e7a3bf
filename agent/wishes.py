"""What a candidate asks of the interviewer: to skip, a hint, to stop. Patterns over clauses, kept in `intents.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from agent.state import Intent
from corpus.types import Value
from corpus.yaml_file import load_yaml

_FOLDER = Path(__file__).parent
_ORDER: tuple[Intent, ...] = ("stop", "skip", "hint", "repeat", "upset", "done", "dont_know")
_BESIDE = 3
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'_+-]*")
_CLAUSE = re.compile(
    r"[.!?,;:()\n—–]+|\s-+\s|\b(?:but|and|because|although|though|however|cause|cuz)\b"
    r"|\bso\b(?= (?:i|we|the|it|that|let|let's|can|could|there|they|my|please|skip|no)\b)",
    re.I,
)
_BEFORE = (
    r"^(?:ok(?:ay)?|sorry|thanks?(?: you)?(?: very much| so much)?|thx|please|hmm+|um+|uh+|er+m?|well|honestly|frankly"
    r"|to be (?:honest|frank)|tbh|actually|in fact|unfortunately|hi|hello|hey|yes|yeah|yep|right|alright|all right"
    r"|i'm afraid|i am afraid|i think|i guess|i suppose|i fear|then|now|just|maybe|perhaps|anyway|oh|ah|look|wait|good"
    r"|great|sure|fine|at this point|(?:for|on) (?:this|that) one|here|man|guys|sir"
    r"|if (?:possible|i may|you don't mind))\b"
)
_AFTER = (
    r"\b(?:please|thanks?(?: you)?|thx|tbh|to be (?:honest|frank)|honestly|sorry|then|now|though|anyway|unfortunately"
    r"|actually|for (?:now|today|me)|at the moment|right now|if (?:possible|i may|you don't mind|that's ok(?:ay)?)"
    r"|i'm afraid|i guess|sir|man)$"
)
_POLITE = re.compile(f"{_BEFORE}|{_AFTER}", re.I)
_GUESS = re.compile(
    r"\d|^\W*(?:maybe|perhaps|probably|possibly|presumably|likely|my (?:guess|bet)|i(?:'d| would)"
    r"|i (?:think|guess|suspect|believe)|it (?:could|might|may)|something like|could it|is it|i'll go|let's say|say)\b",
    re.I,
)
_Patterns = tuple[re.Pattern[str], ...]


class _Rule(Value):
    """`anywhere` and `alone` hold patterns for whole clauses; see `intents.yaml`."""

    most_other: int
    anywhere: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


class _Compiled(Value):
    most_other: int
    anywhere: _Patterns
    alone: _Patterns


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, _Compiled]:
    data, _ = load_yaml(_FOLDER / "intents.yaml")
    rules = TypeAdapter(dict[str, _Rule]).validate_python(data)
    return {
        name: _Compiled(most_other=rule.most_other, anywhere=_patterns(rule.anywhere), alone=_patterns(rule.alone))
        for name, rule in rules.items()
    }


def _patterns(sources: Sequence[str]) -> _Patterns:
    return tuple(re.compile(source, re.IGNORECASE | re.DOTALL) for source in sources)


def wish(text: str) -> Intent | None:
    """Return what the candidate asks of the interviewer, or None where the message says more than that."""
    clauses = [c for part in _CLAUSE.split(text) if (c := _trimmed(part))]
    plain = [{n for n, rule in _rules().items() if _fits(rule.anywhere, clause)} for clause in clauses]
    bare = [{n for n, rule in _rules().items() if _fits(rule.alone, clause)} for clause in clauses]
    other = [c for c, p, b in zip(clauses, plain, bare, strict=True) if not p and not b]
    count = sum(len(_WORD.findall(clause)) for clause in other)
    guess = any(_GUESS.search(clause) for clause in other)
    for intent in _ORDER:
        if any(intent in found for found in plain) and count <= _rules()[intent].most_other:
            return intent
        if any(intent in found for found in bare) and count <= _BESIDE and not guess:
            return intent
    return None


def _fits(patterns: _Patterns, clause: str) -> bool:
    return any(pattern.fullmatch(clause) for pattern in patterns)


def _trimmed(clause: str) -> str:
    """Drop polite words and hesitation at both ends."""
    clause = " ".join(clause.strip(" \t\"'`*_").split())
    while (shorter := _POLITE.sub("", clause).strip()) != clause:
        clause = shorter
    return clause

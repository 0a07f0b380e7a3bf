"""Which given fact a clarifying question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.types import GivenFact

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’_+-]*")
_STOP = frozenset(
    "a an and are as at be by can could do does for from has have how i if in is it its may me my of on or our shall "
    "should so than that the then there these they this to us was we were what when where which who will with would "
    "you your about any assume".split()
)


def matching_fact(question: str, given: Sequence[GivenFact], told: Sequence[int]) -> int | None:
    """Return the index of the given fact a clarifying question asks for, or None.

    Counts the share of a fact's key words that the question uses; facts already told come last.
    """
    asked = _stems(question)
    best: tuple[float, int] | None = None
    for index, fact in enumerate(given):
        phrases = [_stems(part) for part in re.split(r"[,;/]| or | and ", fact.about)]
        score = max((len(asked & p) / len(p) for p in phrases if p), default=0.0)
        score += 0.1 * len(asked & _stems(fact.about)) + 0.02 * len(asked & _stems(fact.tell))
        score -= 0.2 if index in told else 0.0
        if score >= 0.5 and (best is None or score > best[0]):
            best = (score, index)
    return None if best is None else best[1]


def _stems(text: str) -> set[str]:
    words = (w.lower().replace("’", "'") for w in _WORD.findall(text))
    return {re.sub(r"(ing|ed|es|s|ly)$", "", w) if len(w) > 4 else w for w in words if w not in _STOP}

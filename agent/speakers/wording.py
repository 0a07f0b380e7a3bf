"""What a turn may be made of: the words that are known in the room, and those that must not be given away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from agent.judges.text import numbers, sentences, stem, stems, words
from agent.speakers.patterns import ordinary_words
from agent.speakers.types import Brief

RUN = 4
"""So many content words in the same order are taken from somewhere, whatever the words are."""
_RARE, _COMMON, _LEAK = 1.0, 0.5, 1.0
"""One rare word of a guarded sentence gives it away, or two common ones, where nobody else has said them."""
_WORDS = Path(__file__).parent.parent / "judges" / "words.json"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Room:
    """The words that were said or may be said, worked out once a turn."""

    stems: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    said: str
    asked: tuple[str, ...]
    carried: str
    secrets: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, brief: Brief) -> Room:
        """Gather the words of a brief."""
        heard = [t.text for t in brief.heard]
        public = [brief.question, brief.content, brief.verbatim, brief.first, brief.embedded, brief.before, *heard]
        public += [*brief.told, *brief.met, brief.quote]
        found = [stems(text) for text in public]
        return cls(
            stems=frozenset(s for text in found for s in text),
            runs=frozenset(run for text in found for run in _runs(text)),
            numbers=frozenset(n for text in public for n in numbers(text)),
            said=flat(" ".join(t.text for t in brief.heard if t.speaker == "candidate")),
            asked=tuple(t.text for t in brief.heard if t.speaker == "interviewer"),
            carried=f" {' '.join(words(brief.content))} ",
            secrets=tuple(tuple(stems(s.text)) for text in brief.guarded for s in sentences(text)),
        )

    def carries(self, said: str) -> bool:
        """True if words stand in the act's content, one after the other."""
        found = words(said)
        return bool(found) and f" {' '.join(found)} " in self.carried

    def gives_away(self, text: str) -> bool:
        """True if a text holds wording of a guarded sentence that nobody has used before."""
        found = stems(text)
        new = set(found) - self.stems
        runs = set(_runs(found)) - self.runs
        return any(self._tells(secret, new, runs) for secret in self.secrets)

    def _tells(self, secret: Sequence[str], new: set[str], runs: set[tuple[str, ...]]) -> bool:
        told = new.intersection(secret) - _ordinary()
        weight = sum(_RARE if is_rare(s) else _COMMON for s in told)
        return weight >= _LEAK or not runs.isdisjoint(_runs(secret))

    def brought_in(self, text: str) -> int:
        """How many rare words a text brings in that were not in the room."""
        return sum(is_rare(s) for s in set(stems(text)) - self.stems)


def flat(text: str) -> str:
    """Return a text on one line."""
    return _SPACE.sub(" ", text).strip()


def is_rare(word_stem: str) -> bool:
    """True if a stem is neither everyday English nor an interviewer's ordinary word."""
    return word_stem not in _everyday() and not word_stem.isdigit()


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    weights = json.loads(_WORDS.read_text(encoding="utf-8"))["weights"]
    return frozenset(weights) | _ordinary()


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return frozenset(stem(word) for word in ordinary_words())


def _runs(found: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1))

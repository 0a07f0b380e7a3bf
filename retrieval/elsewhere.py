"""What guides are silent on: a query near to such a topic has no answer in them.

A topic counts for a search only while no guide that is searched uses one of the topic's words: a guide that
speaks of dental cover may well say whether there is any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from corpus.asked import Topic
from corpus.types import Guide
from retrieval.lexical import terms
from retrieval.pool import NEAREST
from retrieval.types import Vectors


def _comparison(name: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?i:from|than|like(?:\s+(?:at|in))?|unlike|versus|vs|against|over|with|out of|left|leaving|similar to|as at"
        rf"|worked (?:at|for))\s+{name}(?:(?:\s*,\s*|\s+(?:and|or)\s+){name})*"
    )


_COMPARED = _comparison(r"[\w.-]+(?:\s+[A-Z][\w.-]+)?")
_COMPARED_NAMES = _comparison(r"[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+)?")
"""Where somebody comes from, or what is compared: "an offer from Acme" does not ask about Acme, and a guide that says
"known from Acme" does not speak of it. In a guide only names count: "comes with dental cover" speaks of dental cover.
"""


class Elsewhere:
    """Topics the guides do not speak of; immutable."""

    def __init__(self, topics: Sequence[Topic], rows: Vectors, guides: Iterable[Guide]) -> None:
        """Take the topics and the vectors of their lines, in the order of `lines_of`."""
        self.lines = tuple(lines_of(topics))
        self._rows = rows
        self._topic = np.array([n for n, topic in enumerate(topics) for _ in topic.lines], dtype=np.intp)
        self._words = [tuple(_phrase(word) for word in topic.words) for topic in topics]
        self._spoken = {guide.id: self._spoken_of(guide) for guide in guides}

    def nearness(self, vector: Vectors, guide: str | None) -> float:
        """Return the mean cosine of the nearest lines of topics the searched guides are silent on."""
        silent = self._silent(guide)[self._topic] if len(self._topic) else np.zeros(0, dtype=bool)
        cosines = (self._rows @ vector)[silent] if silent.any() else np.zeros(1)
        return float(np.sort(cosines)[-NEAREST:].mean())

    def names(self, query: str, guide: str | None) -> bool:
        """Say whether a query has a word that stands for a topic the searched guides are silent on."""
        said = _phrase(_COMPARED.sub(" ", query))
        silent = self._silent(guide)
        return any(silent[n] and any(word in said for word in words) for n, words in enumerate(self._words))

    def _silent(self, guide: str | None) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        spoken: set[int] = set()
        for searched in self._spoken if guide is None else (guide,):
            spoken |= self._spoken.get(searched, set())
        return np.array([n not in spoken for n in range(len(self._words))], dtype=bool)

    def _spoken_of(self, guide: Guide) -> set[int]:
        text = _phrase(f"{guide.company} {guide.role}")
        text += "".join(_phrase(_COMPARED_NAMES.sub(" ", f"{p.title}. {p.text}")) for p in guide.passages)
        return {n for n, words in enumerate(self._words) if any(word in text for word in words)}


def lines_of(topics: Iterable[Topic]) -> list[str]:
    """Return the lines of all topics in order."""
    return [line for topic in topics for line in topic.lines]


def _phrase(text: str) -> str:
    # Spaces at both ends, so that a word is not found inside another.
    return f" {' '.join(terms(text))} "

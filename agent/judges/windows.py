"""The candidate's sentences as vectors, stems and words, alone and in runs, ready to be compared with claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from agent.judges.lexical import near
from agent.judges.text import stem, stems, words
from retrieval.types import Vectors

_LENGTHS = (1, 2, 3, 6)
_GRAM = 4


@dataclass(frozen=True)
class Windows:
    """Runs of consecutive sentences: `vectors` (m, dim) unit rows, `spans` their first and last-plus-one sentence.

    The first n windows are the n sentences themselves, then come the pairs. A run's vector is the mean of its
    sentences' vectors, weighted by the square root of their length and scaled to unit length: one pass of the
    encoder serves all.
    """

    texts: tuple[str, ...]
    vectors: Vectors
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """Stems of the content words of each sentence; of all its words where it has no content word."""
        return tuple(frozenset(stems(t)) or frozenset(map(stem, words(t))) for t in self.texts)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Stems of all sentences together."""
        return frozenset().union(*self.stems)

    @cached_property
    def short(self) -> int:
        """How many windows are one or two sentences long; they come first."""
        count = len(self.texts)
        return count + max(0, count - 1)

    def text(self, numbers: Iterable[int]) -> str:
        """The words of the sentences with these numbers."""
        return " ".join(self.texts[i] for i in numbers)

    def stems_of(self, numbers: Iterable[int]) -> frozenset[str]:
        """Stems of the sentences with these numbers."""
        return frozenset().union(*(self.stems[i] for i in numbers))

    @cached_property
    def _index(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """The sentences each stem stands in, by the stem's first letter."""
        index: dict[str, dict[str, tuple[int, ...]]] = {}
        for number, found in enumerate(self.stems):
            for word in found:
                places = index.setdefault(word[0], {})
                places[word] = (*places.get(word, ()), number)
        return index

    @cached_property
    def _known_places(self) -> dict[str, frozenset[int]]:
        return {}  # a memory for `_places`: the wordings of a claim share many words

    def _places(self, word: str) -> frozenset[int]:
        """Return the sentences that have a stem or, where none has it, a near form of it."""
        if word not in self._known_places:
            forms = self._index.get(word[:1], {})
            near_by = {word} if word in forms else {form for form in forms if near(word, form)}
            self._known_places[word] = frozenset(number for form in near_by for number in forms[form])
        return self._known_places[word]

    def said_in(self, wanted: Sequence[str]) -> NDArray[np.bool_]:
        """Return which short windows have which wanted stems, shape (short, len(wanted)); near forms count."""
        rows = np.zeros((len(self.texts), len(wanted)), dtype=bool)
        for column, word in enumerate(wanted):
            rows[list(self._places(word)), column] = True
        return np.vstack([rows, rows[:-1] | rows[1:]])


def build(texts: Sequence[str], vectors: Vectors) -> Windows:
    """Return the windows over at least one sentence and the sentences' unit vectors, shape (len(texts), dim)."""
    count = len(texts)
    lengths = sorted({n for n in (*_LENGTHS, count) if 1 <= n <= count})
    weights = np.sqrt(np.array([max(1, len(t.split())) for t in texts], dtype=np.float32))
    start = np.zeros((1, vectors.shape[1]), np.float32)
    sums = np.vstack([start, np.cumsum(vectors * weights[:, None], axis=0)])
    spans = [(first, first + n) for n in lengths for first in range(count - n + 1)]
    firsts, ends = (np.array(side, dtype=int) for side in zip(*spans, strict=True))
    return Windows(tuple(texts), unit(sums[ends] - sums[firsts]), tuple(spans))


def unit(vectors: Vectors) -> Vectors:
    """Scale rows to length one; a zero row stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(norms, 1e-9)).astype(np.float32)
    return scaled


def without(vectors: Vectors, direction: Vectors) -> Vectors:
    """Return rows with a unit direction projected out, scaled to length one: what is left beside the question."""
    rest = vectors - np.outer(vectors @ direction, direction)
    return unit(rest.astype(np.float32))


@lru_cache(maxsize=8_192)
def grams(text: str) -> frozenset[str]:
    """Return the runs of four letters of a text's words: they survive endings, hyphens and small slips."""
    joined = " ".join(words(text))
    return frozenset(joined[i : i + _GRAM] for i in range(max(1, len(joined) - _GRAM + 1)))

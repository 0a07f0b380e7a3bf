"""The candidate's sentences as vectors and stems, alone and in runs, ready to be compared with claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from agent.judges.text import stems
from retrieval.types import Vectors

_LENGTHS = (1, 2, 3, 6)


@dataclass(frozen=True)
class Windows:
    """Runs of consecutive sentences: `vectors` (m, dim) unit rows, `spans` their first and last-plus-one sentence.

    The first n windows are the n sentences themselves. A run's vector is the mean of its sentences' vectors,
    weighted by the square root of their length and scaled to unit length: one pass of the encoder serves all.
    """

    texts: tuple[str, ...]
    vectors: Vectors
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """Stems of the content words of each sentence."""
        return tuple(frozenset(stems(t)) for t in self.texts)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Stems of all sentences together."""
        return frozenset().union(*self.stems)

    def stems_of(self, span: tuple[int, int]) -> frozenset[str]:
        """Stems of a run of sentences."""
        return frozenset().union(*self.stems[span[0] : span[1]])


def build(texts: Sequence[str], vectors: Vectors) -> Windows:
    """Return the windows over sentences and their unit vectors, shape (len(texts), dim)."""
    count = len(texts)
    lengths = sorted({n for n in (*_LENGTHS, count) if 1 <= n <= count})
    weights = np.sqrt(np.array([max(1, len(t.split())) for t in texts], dtype=np.float32))
    sums = np.vstack(
        [np.zeros((1, vectors.shape[1]), np.float32), np.cumsum(vectors * weights[:, None], axis=0)]
    )
    spans = [(start, start + n) for n in lengths for start in range(count - n + 1)]
    starts, ends = (np.array(side, dtype=int) for side in zip(*spans, strict=True)) if spans else ([], [])
    runs = sums[ends] - sums[starts]
    return Windows(tuple(texts), unit(runs), tuple(spans))


def unit(vectors: Vectors) -> Vectors:
    """Scale rows to length one; a zero row stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(norms, 1e-9)).astype(np.float32)
    return scaled


def without(vectors: Vectors, direction: Vectors) -> Vectors:
    """Return rows with a unit direction projected out, scaled to length one: what is left beside the question."""
    rest = vectors - np.outer(vectors @ direction, direction)
    return unit(rest.astype(np.float32))

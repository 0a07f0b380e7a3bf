"""How near a query is to a passage that is indexed as many short texts."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from itertools import groupby

from retrieval.chunk import Chunk
from retrieval.types import Vectors

NEAREST = 3
"""Measured (docs/retrieval.md): the mean of three is led astray less often than the nearest text alone."""


class Pool:
    """The vectors of chunks, by passage; immutable."""

    def __init__(self, chunks: Sequence[Chunk], rows: Vectors) -> None:
        """Take chunks in the order of their passages and one unit row for each."""
        self._rows = rows
        self._spans: dict[str, slice] = {}
        start = 0
        for passage, own in groupby(chunk.passage for chunk in chunks):
            end = start + len(list(own))
            self._spans[passage] = slice(start, end)
            start = end

    def nearness(self, vector: Vectors, passages: Iterable[str]) -> dict[str, float]:
        """Return for each of these passages the mean of the `NEAREST` highest cosines, or of all if it has fewer."""
        if not self._spans:
            return {}
        cosines = (self._rows @ vector).tolist()
        return {passage: _mean(cosines[self._spans[passage]]) for passage in passages}


def _mean(cosines: list[float]) -> float:
    top = heapq.nlargest(NEAREST, cosines)
    return sum(top) / len(top)

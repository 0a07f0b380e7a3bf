"""Ways of ranking passages, compared: each scores every passage for each query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.asked import asked_about
from corpus.types import Guide, Passage
from retrieval.chunk import chunks_of, sentences_of
from retrieval.fusion import LEXICAL_WEIGHT
from retrieval.lexical import Bm25
from retrieval.pool import NEAREST
from retrieval.types import Embedder

Scores = NDArray[np.float64]
"""One row per query, one column per passage."""

_AGAIN = 20
"""How many of the best passages the re-ranked variant looks at again."""
_JOINED = 60
"""The constant of reciprocal rank fusion."""


class Ways:
    """Everything the variants are made of, computed once for a set of queries."""

    def __init__(self, guides: Sequence[Guide], embedder: Embedder, queries: Sequence[str]) -> None:
        self.passages = [passage for guide in guides for passage in guide.passages]
        self._place = {passage.id: n for n, passage in enumerate(self.passages)}
        self._embedder, self._queries = embedder, queries
        self._rows = embedder.embed(queries)
        self._asked = {place: lines for guide in guides for place, lines in asked_about(guide).items()}
        lines = {line for found in self._asked.values() for line in found}
        self._windows = [chunk for chunk in chunks_of(guides) if chunk.text not in lines]

    def scores(self) -> Mapping[str, Scores]:
        """Return every variant by its name."""
        windows = [(chunk.passage, chunk.text) for chunk in self._windows]
        lines = [(place, line) for place, found in self._asked.items() for line in found]
        plain, full = self._bm25(asked=False), self._bm25(asked=True)
        dense, nearest = self._near(windows, 1), self._near([*windows, *lines], 1)
        pooled = self._near([*windows, *lines], NEAREST)
        shipped = pooled + LEXICAL_WEIGHT * full
        sentences = [(p.id, text) for p in self.passages for text in sentences_of(p.text)]
        return {
            "BM25 on the passages": plain,
            "dense on the passages": dense,
            "both, ranks joined": _joined(plain, dense),
            "both, scores combined": dense + LEXICAL_WEIGHT * plain,
            "asked lines: BM25": full,
            "asked lines: nearest text": nearest,
            "asked lines: nearest text, BM25": nearest + LEXICAL_WEIGHT * full,
            "asked lines: nearest three": pooled,
            "asked lines: nearest three, BM25": shipped,
            "the last, 20 best ranked again": _again(shipped, self._near(sentences, 1)),
        }

    def ranks(self, scores: Scores, wanted: Sequence[Sequence[str]]) -> list[int]:
        """Return for each query the place of its best wanted passage, 1 being the top."""
        found = []
        for row, places in zip(scores, wanted, strict=True):
            order = np.argsort(-row, kind="stable").tolist()
            found.append(1 + min(order.index(self._place[place]) for place in places))
        return found

    def _near(self, texts: Sequence[tuple[str, str]], nearest: int) -> Scores:
        cosines = self._rows @ self._embedder.embed([text for _, text in texts]).T
        owners = np.array([self._place[place] for place, _ in texts])
        columns = [np.sort(cosines[:, owners == n], axis=1)[:, -nearest:].mean(axis=1) for n in range(len(self._place))]
        return np.stack(columns, axis=1).astype(np.float64)

    def _bm25(self, *, asked: bool) -> Scores:
        index = Bm25({passage.id: self._words(passage, asked) for passage in self.passages})
        scores = np.zeros((len(self._queries), len(self._place)))
        for row, query in zip(scores, self._queries, strict=True):
            for place, score in index.scores(query).items():
                row[self._place[place]] = score / index.best_possible(query)
        return scores

    def _words(self, passage: Passage, asked: bool) -> str:
        lines = self._asked.get(passage.id, ()) if asked else ()
        return " ".join((passage.section_title, passage.title, passage.title, passage.text, *lines))


def _joined(*rankings: Scores) -> Scores:
    return np.asarray(sum(1 / (_JOINED + 1 + np.argsort(np.argsort(-scores, axis=1), axis=1)) for scores in rankings))


def _again(first: Scores, sentence: Scores) -> Scores:
    """Order the best of a ranking by that ranking and their nearest sentence."""
    cut = np.sort(first, axis=1)[:, -_AGAIN][:, None]
    return np.where(first >= cut, 10 + first + sentence / 3, first)

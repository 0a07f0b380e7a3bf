"""Dense and lexical rankings joined.

The score of a passage is a weighted mean of the cosine of its nearest chunk (negative counts as 0) and
its BM25 as a share of the most any text could reach for this query: a convex combination under
theoretical bounds, which Bruch, Gai and Ingber ("An Analysis of Fusion Functions for Hybrid Retrieval",
ACM TOIS 2023) found better than joining ranks. It was here too (docs/retrieval.md), and unlike a joined
rank it still says how near the best passage is.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.types import Guide
from retrieval.lexical import Bm25
from retrieval.scope import Scope, rounds_served
from retrieval.types import Embedder, Hit, VectorIndex

LEXICAL_WEIGHT = 0.3
"""Weight of the shared words beside 1.0 for the meaning; fitted on the tuning queries."""

ANSWERABLE = 0.25
"""Scores below this are as likely for a question the guides are silent on; fitted likewise."""


def answerable(hits: Sequence[Hit]) -> bool:
    """Say whether the best of these hits is near enough to be called an answer."""
    return bool(hits) and hits[0].score >= ANSWERABLE


class HybridRetriever:
    """Searches a vector index and a BM25 index over the same passages."""

    def __init__(self, guides: Sequence[Guide], embedder: Embedder, vectors: VectorIndex) -> None:
        self._passages = {passage.id: passage for guide in guides for passage in guide.passages}
        self._rounds = {p.id: rounds_served(guide, p) for guide in guides for p in guide.passages}
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = Bm25(
            # The title twice: a word in it says more about a passage than a word below it.
            {p.id: f"{p.section_title} {p.title} {p.title} {p.text}" for p in self._passages.values()}
        )

    def search(
        self,
        query: str,
        k: int = 5,
        *,
        guide: str | None = None,
        section: str | None = None,
        round_kind: str | None = None,
    ) -> list[Hit]:
        """Return at most k hits, best first, ties broken by passage id; none for a blank query.

        Raises `ValueError` when k is not positive.
        """
        if k < 1:
            raise ValueError(f"k must be at least 1, not {k}")
        if not query.strip():
            return []
        scores = self._scores(query, Scope(guide=guide, section=section, round_kind=round_kind))
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:k]
        return [Hit(passage=self._passages[passage_id], score=score) for passage_id, score in best]

    def _scores(self, query: str, scope: Scope) -> dict[str, float]:
        dense = self._vectors.nearest(self._embedder.embed([query])[0], scope)
        lexical = self._lexical.scores(query)
        most = self._lexical.best_possible(query) or 1.0
        # A passage the vector index left out is no nearer than the farthest it returned.
        floor = min(dense.values(), default=0.0)
        candidates = set(dense) | {i for i in lexical if scope.admits(i, self._rounds[i])}
        return {i: _fuse(dense.get(i, floor), lexical.get(i, 0.0) / most) for i in candidates}


def _fuse(cosine: float, share: float) -> float:
    # Five places: an index that adds in another order then agrees on ties.
    return round((min(max(cosine, 0.0), 1.0) + LEXICAL_WEIGHT * share) / (1 + LEXICAL_WEIGHT), 5)

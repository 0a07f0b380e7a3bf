"""Dense and lexical rankings joined, and how sure the search is of its best passage.

Passages are ranked by a weighted mean of their nearness (`pool.py`; negative counts as 0) and their BM25 as
a share of the most any text could reach for this query: a convex combination under theoretical bounds, which
Bruch, Gai and Ingber ("An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS 2023) found better
than joining ranks. It was here too (docs/retrieval.md). The best passage then scores what `confidence`
says, and each other passage its share of that.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.asked import asked_about, frames
from corpus.types import Guide
from retrieval.confidence import Signals, confidence
from retrieval.elsewhere import Elsewhere
from retrieval.lexical import Bm25
from retrieval.query import Reader, Reading, spelt
from retrieval.scope import Scope, rounds_served
from retrieval.types import Embedder, Hit, VectorIndex, Vectors

LEXICAL_WEIGHT = 0.3
"""Weight of the shared words beside 1.0 for the meaning; chosen on the tuning queries."""

UNASKED = 0.1
"""Added to the nearness of a passage without lines in other people's words: so much less near are a passage's
own sentences to a query it answers (median over the tuning queries, with the lines and without)."""

PREFERRED = 0.06
"""Added to the rank score of the passages of a guide whose role the query names."""

ANSWERABLE = 0.5


def answerable(hits: Sequence[Hit]) -> bool:
    """Say whether the best of these hits is likely enough to answer the query."""
    return bool(hits) and hits[0].score >= ANSWERABLE


class HybridRetriever:
    """Searches a vector index and a BM25 index over the same passages."""

    def __init__(self, guides: Sequence[Guide], embedder: Embedder, vectors: VectorIndex, silences: Elsewhere) -> None:
        self._passages = {passage.id: passage for guide in guides for passage in guide.passages}
        self._rounds = {p.id: rounds_served(guide, p) for guide in guides for p in guide.passages}
        self._asked = {place: lines for guide in guides for place, lines in asked_about(guide).items()}
        self._reader = Reader(guides, frames(), spelt(guides, self._asked, silences.lines))
        self._embedder = embedder
        self._vectors = vectors
        self._silences = silences
        self._lexical = Bm25(
            # The title twice: a word in it says more about a passage than a word below it.
            {
                p.id: " ".join((p.section_title, p.title, p.title, p.text, *self._asked.get(p.id, ())))
                for p in self._passages.values()
            }
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
        scope = Scope(guide=guide, section=section, round_kind=round_kind)
        asked = self._reader.read(query)
        vector = self._embedder.embed([asked.text])[0]
        near = self._near(vector, scope)
        ranked = sorted(self._ranks(asked, near, scope).items(), key=lambda item: (-item[1], item[0]))[:k]
        if not ranked:
            return []
        sure = confidence(self._signals(asked.text, vector, near, guide))
        top = ranked[0][1] or 1.0
        return [Hit(passage=self._passages[i], score=round(sure * rank / top, 5)) for i, rank in ranked]

    def signals(self, query: str) -> Signals:
        """Return what the confidence in an answer to this query rests on, every guide being searched."""
        asked = self._reader.read(query).text
        vector = self._embedder.embed([asked])[0]
        return self._signals(asked, vector, self._near(vector, Scope()), None)

    def _signals(self, query: str, vector: Vectors, near: dict[str, float], guide: str | None) -> Signals:
        return Signals(
            near=max(near.values(), default=0.0),
            elsewhere=self._silences.nearness(vector, guide),
            named=self._silences.names(query, guide),
        )

    def _near(self, vector: Vectors, scope: Scope) -> dict[str, float]:
        found = self._vectors.nearest(vector, scope)
        return {i: near if i in self._asked else near + UNASKED for i, near in found.items()}

    def _ranks(self, asked: Reading, near: dict[str, float], scope: Scope) -> dict[str, float]:
        lexical = self._lexical.scores(asked.text)
        most = self._lexical.best_possible(asked.text) or 1.0
        # A passage the vector index left out is no nearer than the farthest it returned.
        floor = min(near.values(), default=0.0)
        candidates = set(near) | {i for i in lexical if scope.admits(i, self._rounds[i])}
        return {
            i: _fuse(near.get(i, floor), lexical.get(i, 0.0) / most, i.partition("/")[0] in asked.guides)
            for i in candidates
        }


def _fuse(near: float, share: float, preferred: bool) -> float:
    # Five places: an index that adds in another order then agrees on ties.
    mean = (min(max(near, 0.0), 1.0) + LEXICAL_WEIGHT * share) / (1 + LEXICAL_WEIGHT)
    return round(mean + PREFERRED * preferred, 5)

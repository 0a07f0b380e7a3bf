"""A vector index on a list: the fallback where nothing can be written, and the double in tests."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.types import Guide
from retrieval.chunk import Chunk, chunks_of
from retrieval.fusion import HybridRetriever
from retrieval.scope import Scope
from retrieval.types import Embedder, Retriever, Vectors


class MemoryIndex:
    """Compares the query with every chunk; exact, and instant for a few thousand."""

    def __init__(self, chunks: Sequence[Chunk], rows: Vectors) -> None:
        self._chunks = tuple(chunks)
        self._rows = rows

    def nearest(self, vector: Vectors, scope: Scope) -> dict[str, float]:
        """Return the cosine of the nearest chunk of each passage in scope, by passage id."""
        best: dict[str, float] = {}
        if not self._chunks:
            return best
        for chunk, cosine in zip(self._chunks, (self._rows @ vector).tolist(), strict=True):
            if cosine > best.get(chunk.passage, -2.0) and scope.admits(chunk.passage, chunk.rounds):
                best[chunk.passage] = cosine
        return best


def memory_retriever(guides: Sequence[Guide], embedder: Embedder) -> Retriever:
    """Return a retriever that keeps nothing on disk."""
    chunks = chunks_of(guides)
    rows = embedder.embed([chunk.text for chunk in chunks])
    return HybridRetriever(guides, embedder, MemoryIndex(chunks, rows))

"""A vector index on a list: the fallback where nothing can be written, and the double in tests."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.asked import elsewhere
from corpus.types import Guide
from retrieval.chunk import Chunk, chunks_of
from retrieval.elsewhere import Elsewhere, lines_of
from retrieval.fusion import HybridRetriever
from retrieval.pool import Pool
from retrieval.saved import load_shipped, vectors_for
from retrieval.scope import Scope
from retrieval.types import Embedder, Retriever, Vectors, silent


class MemoryIndex:
    """Compares the query with every chunk; exact, and instant for a few thousand."""

    def __init__(self, chunks: Sequence[Chunk], rows: Vectors) -> None:
        self._rounds = {chunk.passage: chunk.rounds for chunk in chunks}
        self._pool = Pool(chunks, rows)

    def nearest(self, vector: Vectors, scope: Scope) -> dict[str, float]:
        """Return the nearness of each passage in scope, by passage id."""
        admitted = [passage for passage, rounds in self._rounds.items() if scope.admits(passage, rounds)]
        return self._pool.nearness(vector, admitted)


def memory_retriever(guides: Sequence[Guide], embedder: Embedder) -> Retriever:
    """Return a retriever that keeps nothing on disk."""
    chunks, topics = chunks_of(guides), elsewhere()
    if not chunks:
        nothing = embedder.embed(())
        return HybridRetriever(guides, embedder, MemoryIndex((), nothing), Elsewhere((), nothing, guides))
    texts = [*(chunk.text for chunk in chunks), *lines_of(topics)]
    rows = vectors_for(texts, embedder, load_shipped(embedder.name), silent)
    silences = Elsewhere(topics, rows[len(chunks) :], guides)
    return HybridRetriever(guides, embedder, MemoryIndex(chunks, rows[: len(chunks)]), silences)

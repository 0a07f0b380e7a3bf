"""Chunks and their vectors in a Chroma collection: one folder, written once, then only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import chromadb
from chromadb.config import Settings
from chromadb.errors import ChromaError

from retrieval.chunk import Chunk
from retrieval.errors import IndexBrokenError
from retrieval.pool import Pool
from retrieval.scope import Scope
from retrieval.types import Vectors

_NAME = "passages"
_BATCH = 1_000
_MOST = 600
"""How many chunks a query asks for. Their passages are then measured exactly: the index is approximate, and two
builds of it over the same vectors need not find the same chunks."""

# What a damaged folder has been seen to raise, or may; AttributeError comes from a client whose start
# failed and which then stops parts it never had.
_FAILURES = (ChromaError, sqlite3.Error, OSError, ValueError, KeyError, RuntimeError, AttributeError)
T = TypeVar("T")


def write(folder: Path, chunks: Sequence[Chunk], rows: Vectors) -> None:
    """Fill a new folder with a collection; nobody may have it open. Raises `IndexBrokenError`."""
    with _failures(folder):
        client = _client(folder)
        try:
            # Vectors come from our embedders; Chroma's default would fetch a model.
            collection = client.create_collection(
                _NAME, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
            for start in range(0, len(chunks), _BATCH):
                part = slice(start, start + _BATCH)
                collection.add(
                    ids=[chunk.id for chunk in chunks[part]],
                    embeddings=rows[part],
                    documents=[chunk.text for chunk in chunks[part]],
                    metadatas=[_metadata(chunk) for chunk in chunks[part]],
                )
        finally:
            client.close()


class ChromaIndex:
    """A collection opened for reading."""

    def __init__(self, folder: Path, chunks: Sequence[Chunk], rows: Vectors) -> None:
        """Open a folder that should hold these chunks with these vectors.

        Raises `IndexBrokenError`.
        """
        self._folder = folder
        self._pool = Pool(chunks, rows)
        with _failures(folder):
            self._client = _client(folder)
        try:
            self._collection = self._guard(lambda: self._client.get_collection(_NAME, embedding_function=None))
            self._count = int(self._guard(self._collection.count))
            self._prove(chunks, rows[0])
        except IndexBrokenError:
            self.close()
            raise

    def nearest(self, vector: Vectors, scope: Scope) -> dict[str, float]:
        """Return the nearness of the passages in scope that have one of the nearest chunks, by passage id."""
        found = self._guard(
            lambda: self._collection.query(
                query_embeddings=vector.reshape(1, -1),
                n_results=min(self._count, _MOST),
                where=_where(scope),
                include=[],
            )
        )
        return self._pool.nearness(vector, {str(chunk_id).rpartition("#")[0]: None for chunk_id in found["ids"][0]})

    def close(self) -> None:
        """Let go of the files; the index cannot be asked afterwards."""
        with _failures(self._folder):
            self._client.close()

    def _guard(self, action: Callable[[], T]) -> T:
        with _failures(self._folder):
            return action()

    def _prove(self, chunks: Sequence[Chunk], probe: Vectors) -> None:
        if self._count != len(chunks):
            raise IndexBrokenError(self._folder, f"{self._count} texts instead of {len(chunks)}")
        nearest = self._guard(
            lambda: self._collection.query(query_embeddings=probe.reshape(1, -1), n_results=1, include=["distances"])
        )
        if nearest["distances"][0][0] > 0.001:
            raise IndexBrokenError(self._folder, "a text does not find itself")


@contextmanager
def _failures(folder: Path) -> Iterator[None]:
    try:
        yield
    except _FAILURES as error:
        raise IndexBrokenError(folder, str(error) or type(error).__name__) from error


def _client(folder: Path) -> Any:
    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _metadata(chunk: Chunk) -> dict[str, str | list[str]]:
    guide, section, _ = chunk.passage.split("/")
    metadata: dict[str, str | list[str]] = {"guide": guide, "section": section}
    if chunk.rounds:  # Chroma refuses an empty list
        metadata["rounds"] = list(chunk.rounds)
    return metadata


def _where(scope: Scope) -> dict[str, object] | None:
    """Return the filter in Chroma's form: none, one condition, or several under `$and`."""
    conditions: list[dict[str, object]] = []
    if scope.guide is not None:
        conditions.append({"guide": scope.guide})
    if scope.section is not None:
        conditions.append({"section": scope.section})
    if scope.round_kind is not None:
        conditions.append({"rounds": {"$contains": scope.round_kind}})
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    return {"$and": conditions}

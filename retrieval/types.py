"""The nouns of retrieval: hits, and the protocols of an embedder and a retriever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.types import Passage, Value
from retrieval.scope import Scope

Vectors = NDArray[np.float32]

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, out of how many, and what is happening."""


def silent(done: int, total: int, text: str) -> None:
    """Progress nobody watches."""


class Hit(Value):
    """A passage found for a query; `score` is in 0..1, the surer that it answers the higher."""

    passage: Passage
    score: float


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Model id and revision: vectors of two names are never mixed."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text, shape (len(texts), dim), float32."""
        ...


class VectorIndex(Protocol):
    """Keeps the vectors of chunks."""

    def nearest(self, vector: Vectors, scope: Scope) -> dict[str, float]:
        """Return the nearness of each passage in scope (`pool.py`), by passage id.

        A large index may leave out the far ones. Raises `IndexBrokenError`.
        """
        ...


class Retriever(Protocol):
    """Finds passages."""

    def search(
        self,
        query: str,
        k: int = 5,
        *,
        guide: str | None = None,
        section: str | None = None,
        round_kind: str | None = None,
    ) -> list[Hit]:
        """Return at most k hits, best first, ties broken by passage id."""
        ...

"""An embedder with a memory on disk: measuring again should not embed again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retrieval.types import Embedder, Vectors


class StoredEmbedder:
    """Keeps every vector in one .npz file; call `save` when done. The file belongs to one model."""

    def __init__(self, inner: Embedder, file: Path | None) -> None:
        self._inner = inner
        self._file = file
        self._known: dict[str, Vectors] = {}
        if file and file.exists():
            with np.load(file, allow_pickle=False) as stored:
                self._known = dict(zip(stored["texts"].tolist(), stored["rows"], strict=True))

    @property
    def name(self) -> str:
        """The name of the embedder behind."""
        return self._inner.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text, new ones embedded once."""
        missing = [t for t in dict.fromkeys(texts) if t not in self._known]
        if missing:
            self._known |= dict(zip(missing, self._inner.embed(missing), strict=True))
        return np.stack([self._known[t] for t in texts])

    def save(self) -> None:
        """Write the file, where one was given."""
        if self._file and self._known:
            texts = np.array(list(self._known), dtype=np.str_)
            np.savez(self._file, texts=texts, rows=np.stack(list(self._known.values())))

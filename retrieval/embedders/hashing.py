"""An embedder with no model: deterministic, instant, and near only where spelling is near."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from retrieval.types import Vectors

_WORD = re.compile(r"\w+")


class HashingEmbedder:
    """Adds every word and its three-letter pieces into hashed, signed slots (Weinberger et al. 2009)."""

    def __init__(self, dim: int = 256) -> None:
        self._dim = dim

    @property
    def name(self) -> str:
        """The scheme and its width."""
        return f"hashing-1@{self._dim}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text, shape (len(texts), dim), float32; the empty text has one too."""
        rows = np.zeros((len(texts), self._dim), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for feature, weight in _features(text):
                code = zlib.crc32(feature.encode("utf-8", "replace"))
                row[code % self._dim] += weight if code & 0x8000_0000 else -weight
            if not row.any():
                row[0] = 1.0
            row /= np.linalg.norm(row)
        return rows


def _features(text: str) -> Iterator[tuple[str, float]]:
    for word in _WORD.findall(text.lower()):
        yield word, 1.0
        edged = f"^{word}$"
        for start in range(len(edged) - 2):
            yield edged[start : start + 3], 0.3

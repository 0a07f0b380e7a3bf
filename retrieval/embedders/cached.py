"""A bounded memory in front of an embedder."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from retrieval.types import Embedder, Vectors


class CachedEmbedder:
    """Remembers the vectors of the most recently used texts; safe to share between threads."""

    def __init__(self, inner: Embedder, size: int = 8_192) -> None:
        self._inner = inner
        self._size = size
        self._known: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The name of the embedder behind."""
        return self._inner.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text; each new text is embedded once, however often it occurs."""
        keys = [_key(text) for text in texts]
        found = self._recall(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing or not keys:
            rows = self._inner.embed(list(missing.values()))
            if not keys:
                return rows
            new = dict(zip(missing, rows, strict=True))
            self._remember(new)
            found |= new
        return np.stack([found[key] for key in keys])

    def _recall(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
            for key in found:
                self._known.move_to_end(key)
        return found

    def _remember(self, new: dict[bytes, Vectors]) -> None:
        with self._lock:
            for key, row in new.items():
                self._known[key] = row.copy()  # a view would keep its whole batch alive
            while len(self._known) > self._size:
                self._known.popitem(last=False)


def _key(text: str) -> bytes:
    # A digest, so that a memory of long texts stays small.
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

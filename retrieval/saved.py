"""Vectors by the digest of their text, in one file beside the index.

From it a rebuild takes every vector whose text did not change, and the memory index starts at once. One such file
is shipped, for the texts of the shipped guides, so that the first start need not embed three thousand of them; it
is made by `python -m bench.shipped_vectors`, and a text it does not hold is embedded like any other.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from retrieval.chunk import digest
from retrieval.types import Embedder, Progress, Vectors

FILE = "vectors.npz"
SHIPPED = Path(__file__).parent / "shipped.npz"
_GROUP = 8


def save(folder: Path, embedder: str, texts: Sequence[str], rows: Vectors) -> None:
    """Write the vectors of these texts; raises `OSError`."""
    np.savez(folder / FILE, embedder=np.array(embedder), digests=np.array([digest(t) for t in texts]), rows=rows)


def save_shipped(embedder: str, texts: Sequence[str], rows: Vectors, file: Path = SHIPPED) -> None:
    """Write the vectors of these texts in half the size: a cosine between them moves by less than 0.001."""
    names = np.array([digest(text) for text in texts])
    np.savez_compressed(file, embedder=np.array(embedder), digests=names, rows=rows.astype(np.float16))


def load(folder: Path, embedder: str) -> dict[str, Vectors]:
    """Return unit vectors by digest; empty when there is no readable file of this embedder."""
    return _read(folder / FILE, embedder)


def load_shipped(embedder: str, file: Path = SHIPPED) -> dict[str, Vectors]:
    """Return the unit vectors that are shipped, by digest; empty for another embedder."""
    return _read(file, embedder)


def _read(file: Path, embedder: str) -> dict[str, Vectors]:
    try:
        # Opened here: numpy leaves a file it cannot read open.
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as saved:
            if str(saved["embedder"]) != embedder:
                return {}
            rows = saved["rows"]
            if rows.dtype not in (np.float32, np.float16):
                return {}
            rows = rows.astype(np.float32)
            lengths = np.linalg.norm(rows, axis=1, keepdims=True)
            if not np.allclose(lengths, 1, atol=1e-3):
                return {}
            return dict(zip(saved["digests"].tolist(), rows / lengths, strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def vectors_for(texts: Sequence[str], embedder: Embedder, known: Mapping[str, Vectors], report: Progress) -> Vectors:
    """Return one row per text, shape (len(texts), dim); only texts not in `known`, by digest, are embedded."""
    rows, names = dict(known), [digest(text) for text in texts]
    missing = {name: text for name, text in zip(names, texts, strict=True) if name not in rows}
    digests = list(missing)
    for start in range(0, len(digests), _GROUP):
        report(start, len(digests), "indexing the guides")
        group = digests[start : start + _GROUP]
        rows.update(zip(group, embedder.embed([missing[name] for name in group]), strict=True))
    if digests:
        report(len(digests), len(digests), "indexing the guides")
    return np.stack([rows[name] for name in names])

"""Vectors by the digest of their text, in one file beside the index.

From it a rebuild takes every vector whose text did not change, and the memory index starts at once.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from retrieval.chunk import Chunk
from retrieval.types import Embedder, Progress, Vectors

FILE = "vectors.npz"
_GROUP = 8


def save(folder: Path, embedder: str, chunks: Sequence[Chunk], rows: Vectors) -> None:
    """Write the vectors of these chunks; raises `OSError`."""
    np.savez(folder / FILE, embedder=np.array(embedder), digests=np.array([c.digest for c in chunks]), rows=rows)


def load(folder: Path, embedder: str) -> dict[str, Vectors]:
    """Return unit vectors by digest; empty when there is no readable file of this embedder."""
    try:
        # Opened here: numpy leaves a file it cannot read open.
        with (folder / FILE).open("rb") as stream, np.load(stream, allow_pickle=False) as saved:
            if str(saved["embedder"]) != embedder:
                return {}
            rows = saved["rows"]
            if rows.dtype != np.float32 or not np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3):
                return {}
            return dict(zip(saved["digests"].tolist(), rows, strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def vectors_for(chunks: Sequence[Chunk], embedder: Embedder, known: Mapping[str, Vectors], report: Progress) -> Vectors:
    """Return one row per chunk, shape (len(chunks), dim); only texts not in `known` are embedded."""
    rows = dict(known)
    missing = {chunk.digest: chunk.text for chunk in chunks if chunk.digest not in rows}
    digests = list(missing)
    for start in range(0, len(digests), _GROUP):
        report(start, len(digests), "indexing the guides")
        group = digests[start : start + _GROUP]
        rows.update(zip(group, embedder.embed([missing[digest] for digest in group]), strict=True))
    if digests:
        report(len(digests), len(digests), "indexing the guides")
    return np.stack([rows[chunk.digest] for chunk in chunks])

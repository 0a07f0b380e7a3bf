"""Opening the passage index: reuse, refresh, or do without.

Every build goes into a folder of its own, `<key>-<token>`, where the key stands for the texts, the
embedder and the layout; it is made under another name and renamed when complete. So a reader never sees
half an index, and one that still reads an older folder is not disturbed: folders go a day after they
were last opened.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.types import Guide
from retrieval import saved
from retrieval.chunk import Chunk, chunks_of
from retrieval.errors import IndexBrokenError
from retrieval.fusion import HybridRetriever
from retrieval.memory import MemoryIndex
from retrieval.scope import Scope
from retrieval.types import Embedder, Progress, Retriever, VectorIndex, Vectors, silent

LAYOUT = 1
"""Raised whenever what a folder holds changes its meaning."""

_WAIT_S = 300
_KEEP_S = 24 * 3600
_DRAFT = "building-"


def open_retriever(
    guides: Iterable[Guide], embedder: Embedder, index_dir: Path, progress: Progress | None = None
) -> Retriever:
    """Return a retriever over these guides, building or refreshing the index in `index_dir` if needed.

    Safe to call from several processes at once. Where nothing can be written the index is kept in
    memory, and an index that breaks while in use is replaced by one in memory.
    """
    shelf = tuple(guides)
    chunks = chunks_of(shelf)
    report = progress or silent
    if not chunks:
        return HybridRetriever(shelf, embedder, MemoryIndex((), embedder.embed(())))

    def spare() -> VectorIndex:
        known = _known(index_dir, embedder.name)
        return MemoryIndex(chunks, saved.vectors_for(chunks, embedder, known, report))

    try:
        vectors: VectorIndex = _Mending(_open_or_build(chunks, embedder, index_dir, report), spare)
    except (OSError, Timeout, IndexBrokenError) as problem:
        report(0, 1, f"keeping the passage index in memory: {problem}")
        vectors = spare()
    return HybridRetriever(shelf, embedder, vectors)


class _Mending:
    """An index with a spare, for the day its folder is damaged or removed under it."""

    def __init__(self, first: VectorIndex, spare: Callable[[], VectorIndex]) -> None:
        self._index = first
        self._spare = spare

    def nearest(self, vector: Vectors, scope: Scope) -> dict[str, float]:
        """Ask the index, or from its first failure on the spare."""
        try:
            return self._index.nearest(vector, scope)
        except IndexBrokenError:
            self._index = self._spare()
            return self._index.nearest(vector, scope)


def _open_or_build(chunks: Sequence[Chunk], embedder: Embedder, index_dir: Path, report: Progress) -> VectorIndex:
    key = _key(chunks, embedder.name)
    index = _open(index_dir, key, chunks, embedder.name)
    if index is not None:
        return index
    index_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(index_dir / ".lock", timeout=_WAIT_S):
        # Another process may have built it while this one waited.
        index = _open(index_dir, key, chunks, embedder.name)
        if index is None:
            _build(index_dir, key, chunks, embedder, report)
            _sweep(index_dir, key)
            index = _open(index_dir, key, chunks, embedder.name)
    if index is None:
        raise IndexBrokenError(index_dir, "it cannot be read back")
    return index


def _open(index_dir: Path, key: str, chunks: Sequence[Chunk], embedder: str) -> VectorIndex | None:
    """Open the newest sound folder of this key, or return None."""
    for folder in _newest_first(index_dir, f"{key}-*"):
        from retrieval.chroma import ChromaIndex  # slow to import, so only with something to open

        known = saved.load(folder, embedder)
        if any(chunk.digest not in known for chunk in chunks):
            continue
        try:
            index = ChromaIndex(folder, chunks, known[chunks[0].digest])
        except IndexBrokenError:
            continue
        with contextlib.suppress(OSError):  # read-only is good enough to read
            os.utime(folder)  # in use today
        return index
    return None


def _build(index_dir: Path, key: str, chunks: Sequence[Chunk], embedder: Embedder, report: Progress) -> None:
    """Make a complete folder of this key; the caller holds the lock."""
    from retrieval.chroma import write

    rows = saved.vectors_for(chunks, embedder, _known(index_dir, embedder.name), report)
    draft = Path(tempfile.mkdtemp(dir=index_dir, prefix=_DRAFT))
    try:
        write(draft, chunks, rows)
        saved.save(draft, embedder.name, chunks, rows)
        # A new name each time: Chroma remembers what it opened at a path, even when that was broken.
        draft.rename(index_dir / f"{key}-{secrets.token_hex(4)}")
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sweep(index_dir: Path, key: str) -> None:
    """Remove what nobody has opened for a day, drafts, and all but the newest folder of this key."""
    current, *broken = _newest_first(index_dir, f"{key}-*")
    broken += _newest_first(index_dir, f"{_DRAFT}*")  # of killed processes: this one holds the lock
    old = [f for f in _newest_first(index_dir, "*") if f != current and time.time() - _changed(f) > _KEEP_S]
    for folder in {*broken, *old}:
        shutil.rmtree(folder, ignore_errors=True)


def _known(index_dir: Path, embedder: str) -> dict[str, Vectors]:
    """Collect the saved vectors of every folder, the newest winning."""
    known: dict[str, Vectors] = {}
    for folder in reversed(_newest_first(index_dir, "*-*")):
        known |= saved.load(folder, embedder)
    return known


def _newest_first(index_dir: Path, pattern: str) -> list[Path]:
    folders = [path for path in index_dir.glob(pattern) if path.is_dir()]
    return sorted(folders, key=lambda folder: (-_changed(folder), folder.name))


def _changed(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:  # swept away by another process meanwhile
        return 0.0


def _key(chunks: Sequence[Chunk], embedder: str) -> str:
    whole = hashlib.sha256(f"{LAYOUT}\n{embedder}\n".encode())
    for chunk in chunks:
        whole.update(f"{chunk.id} {','.join(chunk.rounds)} {chunk.digest}\n".encode())
    return whole.hexdigest()[:16]

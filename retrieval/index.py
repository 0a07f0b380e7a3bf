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
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from corpus.asked import elsewhere
from corpus.types import Guide, Value
from retrieval import saved
from retrieval.chunk import Chunk, chunks_of, digest
from retrieval.elsewhere import Elsewhere, lines_of
from retrieval.errors import IndexBrokenError
from retrieval.fusion import HybridRetriever
from retrieval.memory import MemoryIndex
from retrieval.scope import Scope
from retrieval.types import Embedder, Progress, Retriever, VectorIndex, Vectors, silent

LAYOUT = 2
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
    shelf, topics = tuple(guides), elsewhere()
    shelved = Shelved(chunks=tuple(chunks_of(shelf)), silences=tuple(lines_of(topics)))
    report = progress or silent
    if not shelved.chunks:
        nothing = embedder.embed(())
        return HybridRetriever(shelf, embedder, MemoryIndex((), nothing), Elsewhere((), nothing, shelf))

    def rows() -> Vectors:
        return saved.vectors_for(shelved.texts, embedder, _known(index_dir, embedder.name), report)

    def spare() -> VectorIndex:
        return MemoryIndex(shelved.chunks, rows()[: len(shelved.chunks)])

    try:
        index, far = _open_or_build(shelved, embedder, index_dir, report)
        vectors: VectorIndex = _Mending(index, spare)
    except (OSError, Timeout, IndexBrokenError) as problem:
        report(0, 1, f"keeping the passage index in memory: {problem}")
        kept = rows()
        vectors, far = MemoryIndex(shelved.chunks, kept[: len(shelved.chunks)]), kept[len(shelved.chunks) :]
    return HybridRetriever(shelf, embedder, vectors, Elsewhere(topics, far, shelf))


class Shelved(Value):
    """What an index is made of: the chunks of the guides, and lines about what they are silent on."""

    chunks: tuple[Chunk, ...]
    silences: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that has a vector: the chunks', then the silences."""
        return (*(chunk.text for chunk in self.chunks), *self.silences)


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


def _open_or_build(
    shelved: Shelved, embedder: Embedder, index_dir: Path, report: Progress
) -> tuple[VectorIndex, Vectors]:
    """Return the index, and the vectors of the silences."""
    key = _key(shelved, embedder.name)
    opened = _open(index_dir, key, shelved, embedder.name)
    if opened is not None:
        return opened
    index_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(index_dir / ".lock", timeout=_WAIT_S):
        # Another process may have built it while this one waited.
        opened = _open(index_dir, key, shelved, embedder.name)
        if opened is None:
            _build(index_dir, key, shelved, embedder, report)
            _sweep(index_dir, key)
            opened = _open(index_dir, key, shelved, embedder.name)
    if opened is None:
        raise IndexBrokenError(index_dir, "it cannot be read back")
    return opened


def _open(index_dir: Path, key: str, shelved: Shelved, embedder: str) -> tuple[VectorIndex, Vectors] | None:
    """Open the newest sound folder of this key, or return None."""
    for folder in _newest_first(index_dir, f"{key}-*"):
        from retrieval.chroma import ChromaIndex  # slow to import, so only with something to open

        known = saved.load(folder, embedder)
        names = [digest(text) for text in shelved.texts]
        if any(name not in known for name in names):
            continue
        rows, chunks = np.stack([known[name] for name in names]), len(shelved.chunks)
        try:
            index = ChromaIndex(folder, shelved.chunks, rows[:chunks])
        except IndexBrokenError:
            continue
        with contextlib.suppress(OSError):  # read-only is good enough to read
            os.utime(folder)  # in use today
        return index, rows[chunks:]
    return None


def _build(index_dir: Path, key: str, shelved: Shelved, embedder: Embedder, report: Progress) -> None:
    """Make a complete folder of this key; the caller holds the lock."""
    from retrieval.chroma import write

    rows = saved.vectors_for(shelved.texts, embedder, _known(index_dir, embedder.name), report)
    draft = Path(tempfile.mkdtemp(dir=index_dir, prefix=_DRAFT))
    try:
        write(draft, shelved.chunks, rows[: len(shelved.chunks)])
        saved.save(draft, embedder.name, shelved.texts, rows)
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
    """Collect the shipped vectors and those saved in every folder, the newest winning."""
    known = saved.load_shipped(embedder)
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


def _key(shelved: Shelved, embedder: str) -> str:
    whole = hashlib.sha256(f"{LAYOUT}\n{embedder}\n".encode())
    for chunk in shelved.chunks:
        whole.update(f"{chunk.id} {','.join(chunk.rounds)} {chunk.digest}\n".encode())
    for line in shelved.silences:
        whole.update(f"{digest(line)}\n".encode())
    return whole.hexdigest()[:16]

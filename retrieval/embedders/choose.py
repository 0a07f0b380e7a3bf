"""Choosing an embedder: the exported model if there is one, else make it, else the reference."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from retrieval.embedders.cached import CachedEmbedder
from retrieval.embedders.minilm import PackagedModel, locate
from retrieval.errors import ExportRefusedError
from retrieval.types import Embedder, Progress, silent

_WAIT_S = 300
"""How long to wait for another process that is exporting; it takes about half a minute."""


def load_embedder(models_dir: Path, progress: Progress | None = None) -> Embedder:
    """Return the MiniLM embedder, with a cache in front.

    The first call on a machine exports the model into `models_dir` (about half a minute); later ones
    start in under a second. Where the folder cannot be written the slower reference is used.
    Raises `ModelMissingError` when the weights are not installed.
    """
    model = locate()
    report = progress or silent
    return CachedEmbedder(_exported(model, models_dir, report) or _reference(model, report))


def _exported(model: PackagedModel, folder: Path, report: Progress) -> Embedder | None:
    from retrieval.embedders.export import export, find_export
    from retrieval.embedders.onnx import OnnxEmbedder

    file = find_export(model, folder)
    if file is None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / ".lock", timeout=_WAIT_S):
                # Another process may have made it while this one waited.
                file = find_export(model, folder)
                if file is None:
                    report(0, 1, "preparing the sentence model (once, about half a minute)")
                    file = export(model, folder)
                    report(1, 1, "sentence model ready")
        except (OSError, Timeout, ExportRefusedError) as problem:
            report(0, 1, f"the sentence model cannot be prepared in {folder}: {problem}")
            return None
    return OnnxEmbedder(model, file)


def _reference(model: PackagedModel, report: Progress) -> Embedder:
    from retrieval.embedders.sentence import SentenceEmbedder

    report(0, 1, "loading the sentence model through torch, which is slower to start")
    return SentenceEmbedder(model)

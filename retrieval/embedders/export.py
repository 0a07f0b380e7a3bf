"""Exporting the packaged MiniLM to one ONNX file, once, with torch.

The folder then holds `<sha256>.onnx` and `manifest.json`, which names it. The manifest is replaced
last and in one step, so a reader finds either the whole old model or the whole new one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

from corpus.types import Value
from retrieval.embedders.minilm import PackagedModel
from retrieval.embedders.onnx import OnnxEmbedder
from retrieval.embedders.sentence import SentenceEmbedder
from retrieval.errors import ExportRefusedError

MIN_COSINE = 0.9999
"""The exported model must agree this well with the original on every text of `PROBES`."""

_DRAFT = "export-"

PROBES = (
    "",
    "KV cache",
    "Why does the loss spike after the batch size grows eightfold?",
    "Rate limits, retries, idempotency keys; p99 of 250 ms at 40 req/s (naïve: 1.2 s). 模型 café ¬∑",
    "The reviewer asks for the baseline, the seed and the error bar. " * 60,
)
"""Empty, short, ordinary, odd characters, longer than the model reads."""


class Manifest(Value):
    """What an exported file was made from; the export is used only while all of it still holds."""

    schema_version: int = 3
    model: str
    weights_bytes: int
    file: str
    sha256: str


def find_export(model: PackagedModel, folder: Path) -> Path | None:
    """Return the exported file if it is whole and belongs to these weights, else None."""
    try:
        manifest = Manifest.model_validate_json((folder / "manifest.json").read_bytes())
        file = folder / Path(manifest.file).name
        if manifest != _manifest(model, manifest.sha256) or _sha256(file) != manifest.sha256:
            return None
    except (OSError, ValidationError):
        return None
    return file


def export(model: PackagedModel, folder: Path) -> Path:
    """Write the ONNX file and its manifest into `folder` and return the file.

    The caller holds the folder's lock. Raises `OSError` when the folder cannot be written and
    `ExportRefusedError` when the result strays from the original; nothing is left behind then.
    """
    for left in folder.glob(f"{_DRAFT}*"):  # by a process that was killed; the lock says nobody else is here
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=_DRAFT) as workshop:
        draft = Path(workshop) / "model.onnx"
        _trace(model, draft)
        _check(model, draft)
        manifest = _manifest(model, _sha256(draft))
        note = Path(workshop) / "manifest.json"
        note.write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        draft.replace(folder / manifest.file)
        note.replace(folder / "manifest.json")
    for old in folder.glob("*.onnx"):
        if old.name != manifest.file:
            old.unlink(missing_ok=True)
    return folder / manifest.file


def _manifest(model: PackagedModel, sha256: str) -> Manifest:
    return Manifest(
        model=model.name,
        weights_bytes=model.weights.stat().st_size,
        file=f"{sha256[:16]}.onnx",
        sha256=sha256,
    )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _trace(model: PackagedModel, target: Path) -> None:
    """Run torch's tracing exporter: it needs no further package and its graph is small."""
    import torch

    example = torch.ones(2, 8, dtype=torch.long)
    free = {0: "batch", 1: "length"}
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")  # about tracing; `_check` looks at the result itself
        torch.onnx.export(
            _sentence_module(model),
            (example, example),
            str(target),
            dynamo=False,
            opset_version=17,
            input_names=["input_ids", "attention_mask"],
            output_names=["vector"],
            dynamic_axes={"input_ids": free, "attention_mask": free, "vector": {0: "batch"}},
        )


def _sentence_module(model: PackagedModel) -> Any:
    """Return the torch module from token ids and mask, both (batch, length), to unit vectors (batch, 384)."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch
    from transformers import AutoModel
    from transformers.utils import logging

    logging.disable_progress_bar()
    # The fused attention kernels cannot be traced.
    encoder = AutoModel.from_pretrained(str(model.folder), attn_implementation="eager", local_files_only=True)

    class Sentence(torch.nn.Module):
        """The mean of the token states, then L2 norm (Reimers & Gurevych 2019)."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder.eval()

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states = self.encoder(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=torch.zeros_like(input_ids)
            ).last_hidden_state
            weight = attention_mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    return Sentence()


def _check(model: PackagedModel, file: Path) -> None:
    ours, theirs = OnnxEmbedder(model, file).embed(PROBES), SentenceEmbedder(model).embed(PROBES)
    worst = float(np.min(np.sum(ours * theirs, axis=1)))
    if not worst > MIN_COSINE:  # written so that a NaN is refused too
        raise ExportRefusedError(worst)

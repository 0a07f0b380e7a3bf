"""MiniLM on onnxruntime: the same vectors as the reference, without importing torch."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from retrieval.embedders.minilm import DIM, MAX_TOKENS, PackagedModel, readable
from retrieval.types import Vectors


def open_session(file: Path) -> onnxruntime.InferenceSession:
    """Load a model file to run one text at a time, on at most two threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    # Threads that spin between steps burn half of the processor time and gain nothing here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), sess_options=options, providers=["CPUExecutionProvider"])


class OnnxEmbedder:
    """Runs an exported model file (see `export.py`).

    Texts run one by one. Batches are no faster on a processor, they pad, and their sums round
    differently: alone, a text has the same vector whatever it is embedded with.
    """

    def __init__(self, model: PackagedModel, file: Path) -> None:
        self._name = model.name
        self._tokenizer = Tokenizer.from_file(str(model.tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length=MAX_TOKENS)
        self._session = open_session(file)

    @property
    def name(self) -> str:
        """Model id and revision; equal to the reference's, since the vectors are."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text, shape (len(texts), 384), float32."""
        rows = np.zeros((len(texts), DIM), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:] = self._embed_one(readable(text))
        return rows

    def _embed_one(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        outputs = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        return np.asarray(outputs[0][0], dtype=np.float32)

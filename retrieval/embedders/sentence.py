"""The reference embedder: sentence-transformers over the packaged weights. Slow to start (torch)."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from retrieval.embedders.minilm import DIM, MAX_TOKENS, PackagedModel, locate, readable
from retrieval.types import Vectors


class SentenceEmbedder:
    """MiniLM as its library runs it; every other way of running it is measured against this one."""

    def __init__(self, model: PackagedModel | None = None) -> None:
        found = model or locate()
        # Without this the library asks the network about the model first, even when given a path.
        os.environ["HF_HUB_OFFLINE"] = "1"
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        self._name = found.name
        self._model = SentenceTransformer(str(found.folder), device="cpu", local_files_only=True)
        self._model.max_seq_length = MAX_TOKENS

    @property
    def name(self) -> str:
        """Model id and revision."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text, shape (len(texts), 384), float32."""
        if not texts:
            return np.zeros((0, DIM), dtype=np.float32)
        rows = self._model.encode(
            [readable(text) for text in texts],
            batch_size=8,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return np.asarray(rows, dtype=np.float32)

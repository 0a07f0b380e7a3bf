"""Token states of many texts, kept in one file of half floats: what the entailment network learns from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from agent.judges.entailment import MAX_READ
from bench.data import Floats
from retrieval.embedders.minilm import DIM, TOKEN_LAYERS, locate, readable

_BATCH = 128
_WIDTH = DIM * len(TOKEN_LAYERS)


class TokenStates:
    """The states of `texts`, read batch by batch from the packaged model and looked up by a text's number."""

    def __init__(self, texts: Sequence[str], file: Path) -> None:
        model = locate()
        tokenizer = Tokenizer.from_file(str(model.tokenizer))
        tokenizer.no_padding()
        tokenizer.enable_truncation(max_length=MAX_READ + 2)
        ids = [encoding.ids for encoding in tokenizer.encode_batch([readable(t) for t in texts])]
        self._lengths = np.array([len(i) - 2 for i in ids])
        self._starts = np.concatenate([[0], np.cumsum(self._lengths)])
        self._rows = np.memmap(file, np.float16, "w+", shape=(int(self._starts[-1]) + 1, _WIDTH))
        self._fill(AutoModel.from_pretrained(str(model.folder), local_files_only=True).eval(), ids)

    def lengths(self, numbers: Floats) -> Floats:
        """Return how many tokens each text has."""
        return self._lengths[numbers]

    def batch(self, numbers: Floats) -> tuple[torch.Tensor, torch.Tensor]:
        """Return states padded to one length, and which of them are real."""
        lengths = np.maximum(self._lengths[numbers], 1)
        places = self._starts[numbers][:, None] + np.arange(lengths.max())[None, :]
        states = self._rows[np.minimum(places, len(self._rows) - 1)].astype(np.float32)
        return torch.from_numpy(states), torch.from_numpy(np.arange(lengths.max())[None, :] < lengths[:, None])

    def _fill(self, model: torch.nn.Module, ids: list[list[int]]) -> None:
        order = np.argsort([len(i) for i in ids])
        for start in range(0, len(order), _BATCH):
            group = order[start : start + _BATCH]
            width = max(len(ids[i]) for i in group)
            tokens = torch.tensor([ids[i] + [0] * (width - len(ids[i])) for i in group])
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
                layers = model(tokens, attention_mask=(tokens != 0).long(), output_hidden_states=True).hidden_states
            states = torch.cat([layers[i] for i in TOKEN_LAYERS], dim=-1).half().numpy()
            for row, number in enumerate(group):
                first, count = self._starts[number], self._lengths[number]
                self._rows[first : first + count] = states[row, 1 : 1 + count]

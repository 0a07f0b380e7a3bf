"""What is measured with: a network that learnt from no answer that is measured, and what `bench.train_bank` adds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from agent.judges.entailment import CrossEncoder, Reader
from agent.judges.head import Authored, authored

NETWORK, HEADS = "apart.onnx", "apart.json"


def load_reader(networks: Path) -> Reader:
    """Return a reader by the network of `bench.train_nli --apart`."""
    return Reader(CrossEncoder(networks / NETWORK))


def load_apart_heads(networks: Path) -> Mapping[str, Authored]:
    """Return the authored heads learnt with that network."""
    return authored(json.loads((networks / HEADS).read_text(encoding="utf-8"))["heads"])

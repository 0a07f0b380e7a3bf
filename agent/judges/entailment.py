"""Whether a sentence entails a claim, contradicts it or neither: a small cross-encoder that reads both together.

`entailment.onnx` is all-MiniLM-L6-v2, fine-tuned by `bench.train_nli`, which names its data, and written by
`bench.export_nli`. It costs a few milliseconds a pair, so what was compared is remembered.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from retrieval.embedders.minilm import locate, readable
from retrieval.types import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_READ = 288
"""Tokens of sentence and claim together that are read; of the longer one the end is cut."""
_REMEMBERED = 32_768


class Relation(NamedTuple):
    """Chances that sum to one."""

    entailed: float
    neutral: float
    contradicted: float


NO_RELATION = Relation(0.25, 0.6, 0.15)
"""Where nothing was compared: what an odd pair gets."""


class Network(Protocol):
    """Compares one pair."""

    def relation(self, said: str, claim: str) -> Relation:
        """Return how what was said stands to a claim."""
        ...


def pair_tokenizer() -> Tokenizer:
    """Return the packaged tokenizer, set to read a pair; of the longer text the end is cut first."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(locate().tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=MAX_READ, strategy="longest_first")
    return tokenizer


class CrossEncoder:
    """A file of `bench.export_nli`, ready to run."""

    def __init__(self, file: Path) -> None:
        from retrieval.embedders.onnx import open_session

        self._tokenizer = pair_tokenizer()
        self._session = open_session(file)

    def relation(self, said: str, claim: str) -> Relation:
        """Return how what was said stands to a claim."""
        read = self._tokenizer.encode(readable(said), readable(claim))
        ids = np.array([read.ids], dtype=np.int64)
        sides = np.array([read.type_ids], dtype=np.int64)
        fed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": sides}
        logits: Vectors = self._session.run(["logits"], fed)[0][0]
        odds = np.exp(logits - logits.max())
        return Relation(*(float(chance) for chance in odds / odds.sum()))


class Reader:
    """Compares texts, remembering what it compared last; safe to share between threads."""

    quick = False

    def __init__(self, network: Network | None = None) -> None:
        self._network = network
        self._known: OrderedDict[tuple[str, str], Relation] = OrderedDict()
        self._lock = threading.Lock()

    def relation(self, sentences: Sequence[str], claim: str) -> Relation:
        """Return how sentences, taken together, stand to a claim; nothing is known of empty texts."""
        said = " ".join(sentences)
        if not said.strip() or not claim.strip():
            return NO_RELATION
        pair = (said, claim)
        with self._lock:
            if pair in self._known:
                self._known.move_to_end(pair)
                return self._known[pair]
        found = (self._network or load_network()).relation(said, claim)
        with self._lock:
            self._known[pair] = found
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found


class Unread(Reader):
    """Reads nothing: for a judge that has to be quick, and for tests."""

    quick = True

    def relation(self, sentences: Sequence[str], claim: str) -> Relation:
        """Return that nothing is known."""
        return NO_RELATION


@cache
def load_network() -> CrossEncoder:
    """Load the shipped file."""
    with as_file(files("agent.judges").joinpath("entailment.onnx")) as file:
        return CrossEncoder(file)

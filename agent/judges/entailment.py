"""Whether a sentence entails a claim, contradicts it or neither: soft alignment over MiniLM's token states.

Decomposable attention (Parikh et al. 2016) on states that are computed anyway: each token looks for its like on the
other side, the two are compared, and what was compared is pooled. `entailment.npz` is made by
`bench.train_entailment`, which names its data.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from retrieval.types import Embedder, TokenEmbedder, Vectors

MAX_READ = 64
"""Tokens of a text that are read; what the parameters were learnt on."""
_REMEMBERED = 12_288


class Tokens(NamedTuple):
    """A text's tokens as the network sees them: `seen` (n, 96), unit rows to align by, and its share of comparing."""

    seen: Vectors
    unit: Vectors
    base: Vectors


class Relation(NamedTuple):
    """Chances that sum to one."""

    entailed: float
    neutral: float
    contradicted: float


NO_RELATION = Relation(0.25, 0.6, 0.15)
"""Where nothing was compared: what an odd pair gets."""


class Network:
    """The parameters, and what is computed with them."""

    def __init__(self, parameters: Mapping[str, Vectors]) -> None:
        self._p = {name: np.asarray(values, dtype=np.float32) for name, values in parameters.items()}
        own, other, differ, times = np.split(self._p["cmp.weight"].T, 4)
        self._own, self._other, self._times = own + differ, other - differ, times

    def seen(self, states: Vectors) -> Vectors:
        """Return what is kept of token states, from shape (tokens, 768) to (tokens, 96)."""
        kept: Vectors = np.tanh(self._linear("proj", states[:MAX_READ]))
        return kept

    def tokens(self, seen: Vectors) -> Tokens:
        """Prepare a text for comparing."""
        looked = self._linear("att", seen)
        unit = looked / np.maximum(np.linalg.norm(looked, axis=-1, keepdims=True), 1e-9)
        return Tokens(seen, unit, seen @ self._own + self._p["cmp.bias"])

    def relation(self, sentence: Tokens, claim: Tokens) -> Relation:
        """Return how a sentence stands to a claim; nothing is known of a text without tokens."""
        if not len(sentence.seen) or not len(claim.seen):
            return NO_RELATION
        alike = np.exp((sentence.unit @ claim.unit.T - 1.0) * np.exp(self._p["temp"]))
        ours = self._compared(sentence, (alike / alike.sum(1, keepdims=True)) @ claim.seen)
        theirs = self._compared(claim, (alike / alike.sum(0, keepdims=True)).T @ sentence.seen)
        pooled = np.concatenate([ours.mean(0), ours.max(0), theirs.mean(0), theirs.max(0)])
        logits = self._linear("out2", np.maximum(self._linear("out1", pooled), 0.0))
        odds = np.exp(logits - logits.max())
        return Relation(*(float(chance) for chance in odds / odds.sum()))

    def _compared(self, tokens: Tokens, aligned: Vectors) -> Vectors:
        first = tokens.base + aligned @ self._other + (tokens.seen * aligned) @ self._times
        second: Vectors = np.maximum(self._linear("cmp2", np.maximum(first, 0.0)), 0.0)
        return second

    def _linear(self, name: str, rows: Vectors) -> Vectors:
        made: Vectors = rows @ self._p[f"{name}.weight"].T + self._p[f"{name}.bias"]
        return made


class Reader:
    """Compares texts, remembering what it saw of those it read last. Without token states it knows nothing."""

    def __init__(self, embedder: Embedder, network: Network | None = None) -> None:
        self._embedder = embedder if isinstance(embedder, TokenEmbedder) else None
        self._network = network
        self._seen: OrderedDict[str, Vectors] = OrderedDict()

    def read(self, texts: Sequence[str]) -> None:
        """Read texts ahead; an embedder with a memory then knows their vectors too."""
        missing = []
        for text in dict.fromkeys(texts):
            if text in self._seen:
                self._seen.move_to_end(text)
            else:
                missing.append(text)
        if self._embedder is None or not missing:
            return
        network = self._network = self._network or load_network()
        for text, (_, states) in zip(missing, self._embedder.read(missing), strict=False):
            self._seen[text] = network.seen(states).astype(np.float16)
        while len(self._seen) > max(_REMEMBERED, 2 * len(texts)):
            self._seen.popitem(last=False)

    def relation(self, sentences: Sequence[str], claim: str) -> Relation:
        """Return how sentences, taken together, stand to a claim."""
        self.read([*sentences, claim])
        if self._network is None or any(t not in self._seen for t in (*sentences, claim)):
            return NO_RELATION
        said = np.concatenate([self._seen[t] for t in sentences])[:MAX_READ]
        sides = (self._network.tokens(seen.astype(np.float32)) for seen in (said, self._seen[claim]))
        return self._network.relation(*sides)


@cache
def load_network() -> Network:
    """Read the committed parameters."""
    with as_file(files("agent.judges").joinpath("entailment.npz")) as file:
        return read_network(file)


def read_network(file: Path) -> Network:
    """Read parameters."""
    with np.load(file) as stored:
        return Network({name: stored[name] for name in stored.files})

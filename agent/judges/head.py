"""From features to the chance that a point is met: logistic models whose weights may only help.

No feature that covers a claim better can lower its chance, and nothing in them counts words. `head.json` holds what
was learnt on public graded answers, `authored.json` what was learnt on the bank's labelled answers; each names its data
and the command that makes it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Head:
    """chance = 1 / (1 + exp(-(bias + sum of weight * feature)))."""

    bias: float
    weights: Mapping[str, float]

    def logit(self, values: Mapping[str, float]) -> float:
        """Return the log odds that a claim with these features is met."""
        return self.bias + sum(weight * values[name] for name, weight in self.weights.items())

    def chance(self, values: Mapping[str, float]) -> float:
        """Return the chance in 0..1 that a claim with these features is met."""
        return sigmoid(self.logit(values))


@dataclass(frozen=True)
class Authored:
    """For points whose author gave other wordings or wrong claims: what makes them met, and what contradicted.

    Both weigh the values of `evidence.weighed`, the first upwards, the second downwards. A point is called
    contradicted from the chance `called_at` on, which few met points reach.
    """

    met: Head
    contradicted: Head
    called_at: float


def sigmoid(x: float) -> float:
    """Return 1 / (1 + exp(-x))."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


@cache
def load_heads(quick: bool = False) -> Mapping[str, Head]:
    """Read the committed parameters: `points` for key points, `reference` for the sentences of a model answer.

    They differ in one thing: an answer to a short question should say what the reference says and little else,
    while a key point may well stand in a long sentence with other things. The `quick` ones were learnt without the
    entailment network.
    """
    return {name: _head(raw) for name, raw in _read("head.json")["quick" if quick else "heads"].items()}


@cache
def load_authored(quick: bool = False) -> Mapping[str, Authored]:
    """Read the committed parameters: `story` for claims about the candidate's telling, `subject` for the others."""
    return authored(_read("authored.json")["quick" if quick else "heads"])


def authored(raw: Mapping[str, Any]) -> Mapping[str, Authored]:
    """Return the parameters of either kind of point from what `bench.train_bank` wrote."""
    return {name: Authored(_head(h["met"]), _head(h["contradicted"]), float(h["called_at"])) for name, h in raw.items()}


def _head(raw: Any) -> Head:
    return Head(float(raw["bias"]), {name: float(weight) for name, weight in raw["weights"].items()})


def _read(name: str) -> Any:
    return json.loads(files("agent.judges").joinpath(name).read_text(encoding="utf-8"))

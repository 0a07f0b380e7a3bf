"""From features to the chance that a point is met: logistic models whose weights may only help.

No feature that covers a claim better can lower its chance, and nothing in them counts words. `head.json` holds what
was learnt on public graded answers, `authored.json` what was learnt on the bank's sample answers; each names its data
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
    """For points whose author gave other wordings or wrong claims, on the log odds of the best wording.

    log odds = bias + slope * best - against * max(0, wrong - best) + support * signals, where `wrong` are the log
    odds of the best matching wrong claim and `signals` the share of observable signals seen (see `behaviour`).
    """

    bias: float
    slope: float
    against: float
    support: float

    def chance(self, best: float, wrong: float, signals: float) -> float:
        """Return the chance in 0..1 that the point is met."""
        return sigmoid(self.bias + self.slope * best - self.against * max(0.0, wrong - best) + self.support * signals)


def sigmoid(x: float) -> float:
    """Return 1 / (1 + exp(-x))."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


@cache
def load_heads() -> Mapping[str, Head]:
    """Read the committed parameters: `points` for key points, `reference` for the sentences of a model answer.

    They differ in one thing: an answer to a short question should say what the reference says and little else,
    while a key point may well stand in a long sentence with other things.
    """
    return {
        name: Head(float(h["bias"]), {k: float(w) for k, w in h["weights"].items()})
        for name, h in _read("head.json")["heads"].items()
    }


@cache
def load_authored() -> Mapping[str, Authored]:
    """Read the committed parameters: `story` for claims about the candidate's telling, `subject` for the others."""
    return {
        name: Authored(float(h["bias"]), float(h["slope"]), float(h["against"]), float(h["support"]))
        for name, h in _read("authored.json")["heads"].items()
    }


def _read(name: str) -> Any:
    return json.loads(files("agent.judges").joinpath(name).read_text(encoding="utf-8"))

"""From features to the chance that a point is met: a logistic model whose weights may only be positive.

No feature that covers a claim better can lower its chance, and nothing in it counts words. The parameters come
from `head.json`, which names the data they were learnt on and the command that makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Head:
    """chance = 1 / (1 + exp(-(bias + sum of weight * feature + sum of weight * hinge)))."""

    bias: float
    weights: Mapping[str, float]
    hinges: tuple[tuple[str, float, float], ...]  # feature, knot, weight: weight * max(0, feature - knot)

    def chance(self, values: Mapping[str, float]) -> float:
        """Return the chance in 0..1 that a claim with these features is met."""
        score = self.bias + sum(w * values[name] for name, w in self.weights.items())
        score += sum(w * max(0.0, values[name] - knot) for name, knot, w in self.hinges)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def load_head() -> Head:
    """Read the committed parameters."""
    raw = json.loads(files("agent.judges").joinpath("head.json").read_text(encoding="utf-8"))
    hinges = tuple((str(n), float(k), float(w)) for n, k, w in raw["hinges"])
    return Head(float(raw["bias"]), {str(n): float(w) for n, w in raw["weights"].items()}, hinges)

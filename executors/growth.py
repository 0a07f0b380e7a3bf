"""Fits how a cost grows with the size of its input. Pure arithmetic; times in seconds."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ORDERS: dict[str, Callable[[float], float]] = {
    "1": lambda n: 1.0,
    "log n": lambda n: math.log2(n + 1),
    "n": lambda n: n,
    "n log n": lambda n: n * math.log2(n + 1),
    "n^2": lambda n: n * n,
    "n^3": lambda n: n**3,
}
MOST_TIMES = 50.0  # the reference's cost; plain loops in place of numpy reach that, another order passes it
FLOOR_S = 1.0  # whatever costs less is not called dear: honest constants differ more than machines do
TOLERANCE = 0.5  # half a power of n: room for constants and caches, none for another loop


@dataclass(frozen=True)
class Fit:
    """`exponent` is the slope of log cost over log n; `uncertainty` its standard error."""

    exponent: float
    uncertainty: float
    order: str


def fit(sizes: Sequence[float], costs: Sequence[float], preferred: str) -> Fit:
    """Fit a power of n by least squares on logarithms; all numbers positive, at least two sizes.

    `order` is the named order whose own slope over these sizes is nearest; among orders the slope
    cannot tell apart the preferred one is named.
    """
    exponent, uncertainty = _slope(sizes, costs)
    distance = {name: abs(exponent - slope_of(name, sizes)) for name in ORDERS}
    nearest = min(distance, key=lambda name: distance[name])
    close_enough = distance[preferred] <= distance[nearest] + max(0.2, uncertainty)
    return Fit(exponent, uncertainty, preferred if close_enough else nearest)


def slope_of(order: str, sizes: Sequence[float]) -> float:
    """Return the slope a named order shows over these sizes: 1 for n, a little more for n log n."""
    return _slope(sizes, [ORDERS[order](n) for n in sizes])[0]


def within(measured: Fit, wanted: str, sizes: Sequence[float]) -> bool:
    """Whether a fit is no faster growing than the wanted order, giving it the benefit of the noise."""
    doubt = min(0.2, 2.0 * measured.uncertainty)
    return measured.exponent - doubt <= slope_of(wanted, sizes) + TOLERANCE


def ends_within(sizes: Sequence[float], costs: Sequence[float], wanted: str) -> bool:
    """Whether the last three sizes alone grow no faster: a cost that is burnt on small ones flattens the whole.

    Three points tell less than all, so half as much again is forgiven.
    """
    sizes, costs = sizes[-3:], costs[-3:]
    measured = fit(sizes, costs, wanted)
    doubt = min(0.2, 2.0 * measured.uncertainty)
    return measured.exponent - doubt <= slope_of(wanted, sizes) + 1.5 * TOLERANCE


def affordable(cost_s: float, reference_s: float) -> bool:
    """Whether a cost is no more than a constant factor can explain; burnt time hides a slope, not this."""
    return cost_s <= max(FLOOR_S, MOST_TIMES * reference_s)


def sentence(measured: Fit, wanted: str, passed: bool) -> str:
    """Say what was found in one plain sentence."""
    found = f"grows like {measured.order}" if measured.order != "1" else "does not grow with n"
    figures = f"exponent {measured.exponent:.2f} ± {measured.uncertainty:.2f}"
    return f"It {found} ({figures}); {wanted} was wanted." if not passed else f"It {found} ({figures}), as wanted."


def _slope(sizes: Sequence[float], costs: Sequence[float]) -> tuple[float, float]:
    xs, ys = [math.log(n) for n in sizes], [math.log(cost) for cost in costs]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread
    rest = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in zip(xs, ys, strict=True))
    return slope, math.sqrt(rest / max(1, len(xs) - 2) / spread)

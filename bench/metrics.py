"""Agreement measures, from their definitions, on numpy arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.stats import rankdata

from bench.data import Floats


def pearson(a: Floats, b: Floats) -> float:
    """Return Pearson's r, nan when either side is constant."""
    return float(np.corrcoef(a, b)[0, 1]) if a.std() and b.std() else float("nan")


def auc(positive: Floats, scores: Floats) -> float:
    """Return the chance that a positive case scores above a negative one, ties counting half."""
    good = positive.astype(bool)
    ranks = rankdata(scores)
    wins = ranks[good].sum() - good.sum() * (good.sum() + 1) / 2
    return float(wins / (good.sum() * (~good).sum()))


def macro_f1(truth: Floats, guess: Floats) -> float:
    """Return the mean of the two classes' F1."""
    a, b = truth.astype(bool), guess.astype(bool)
    return (_f1(a, b) + _f1(~a, ~b)) / 2


def _f1(a: Floats, b: Floats) -> float:
    both = a.sum() + b.sum()
    return float(2 * (a & b).sum() / both) if both else 0.0


def qwk(truth: Floats, guess: Floats, levels: int = 4) -> float:
    """Return quadratic weighted kappa of two gradings in 0..1, cut into equal levels."""
    a = np.clip((truth * levels).astype(int), 0, levels - 1)
    b = np.clip((guess * levels).astype(int), 0, levels - 1)
    seen = np.zeros((levels, levels))
    np.add.at(seen, (a, b), 1)
    expected = np.outer(seen.sum(1), seen.sum(0)) / seen.sum()
    cost = (np.arange(levels)[:, None] - np.arange(levels)[None, :]) ** 2
    return float(1 - (cost * seen).sum() / (cost * expected).sum())


def interval(
    groups: Sequence[str], measure: Callable[[Floats], float], rounds: int = 300, seed: int = 7
) -> tuple[float, float]:
    """Return a 95 % bootstrap interval of `measure(row indices)`, drawing whole questions with replacement."""
    rng = np.random.default_rng(seed)
    names = sorted(set(groups))
    rows = {name: np.flatnonzero(np.array([g == name for g in groups])) for name in names}
    values = []
    for _ in range(rounds):
        drawn = rng.choice(len(names), len(names))
        value = measure(np.concatenate([rows[names[i]] for i in drawn]))
        if np.isfinite(value):
            values.append(value)
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def calibrated(groups: list[str], norms: Floats, scores: Floats, width: float = 0.8) -> tuple[float, float]:
    """Return how often an 80 % split-conformal interval holds the human grade on unseen questions, and the RMSE there.

    Half the questions set the half-width: the 80 % quantile of |grade - score|, after a line fitted on them too.
    """
    names = sorted(set(groups))
    held, squares = [], []
    for turn in range(20):
        rng = np.random.default_rng(turn)
        setting = set(rng.permutation(names)[: len(names) // 2])
        inside = np.array([g in setting for g in groups])
        slope, offset = np.polyfit(scores[inside], norms[inside], 1)
        errors = np.abs(norms - (slope * scores + offset))
        held.append((errors[~inside] <= np.quantile(errors[inside], width)).mean())
        squares.append((errors[~inside] ** 2).mean())
    return float(np.mean(held)), float(np.sqrt(np.mean(squares)))

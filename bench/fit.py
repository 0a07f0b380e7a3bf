"""Fitting the head: a logistic model per claim with weights of at least zero, seen through whole-answer grades.

An answer's grade is the weighted mean of its claims' chances (multiple-instance learning); the loss is the cross
entropy between grade and mean, every set counting the same. Each question has its own offset while fitting, drawn
to zero: graders' leniency and questions' difficulty then do not pass for evidence. The offsets are thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from bench.data import Example, Floats


@dataclass(frozen=True)
class Fitted:
    """chance = sigmoid(bias + features @ weights)."""

    weights: Floats
    bias: float

    def grade(self, example: Example) -> float:
        """Return the grade of one answer, 0..1."""
        return float(self.chances(example) @ example.weights)

    def chances(self, example: Example) -> Floats:
        """Return the chance of each claim."""
        return sigmoid(example.features @ self.weights + self.bias)


@dataclass(frozen=True)
class _Pack:
    features: Floats
    answer: Floats
    weights: Floats
    grades: Floats
    question: Floats


def sigmoid(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)), safe for large values."""
    y: Floats = 1.0 / (1.0 + np.exp(-np.clip(x, -30, 30)))
    return y


def fit(
    sets: list[list[Example]], without: tuple[int, ...] = (), ridge: float = 1e-3, offset_ridge: float = 0.02
) -> Fitted:
    """Fit the head on several sets of answers; the weights of the features in `without` stay zero."""
    packs, questions = _pack(sets)
    everything = np.concatenate([p.features for p in packs])
    mean, spread = everything.mean(0), everything.std(0) + 1e-6
    packs = [_Pack((p.features - mean) / spread, p.answer, p.weights, p.grades, p.question) for p in packs]
    width = everything.shape[1]

    def loss(theta: Floats) -> tuple[float, Floats]:
        w, bias, offsets = theta[:width], theta[width], theta[width + 1 :]
        value = ridge * (w**2).sum() + offset_ridge * (offsets**2).mean()
        slope = np.concatenate([2 * ridge * w, [0.0], 2 * offset_ridge * offsets / questions])
        for pack in packs:
            part, rows = _loss(pack, w, bias, offsets)
            value += part
            slope[:width] += pack.features.T @ rows
            slope[width] += rows.sum()
            slope[width + 1 :] += np.bincount(pack.question[pack.answer], rows, questions)
        return float(value), slope

    start = np.concatenate([[0.0 if i in without else 0.1 for i in range(width)], np.zeros(1 + questions)])
    bounds = [(0, 0) if i in without else (0, None) for i in range(width)] + [(None, None)] * (1 + questions)
    theta = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x
    weights = theta[:width] / spread
    return Fitted(weights, float(theta[width] - weights @ mean))


def _loss(pack: _Pack, w: Floats, bias: float, offsets: Floats) -> tuple[float, Floats]:
    """Return the mean cross entropy of a set and its derivative by each claim's logit."""
    chance = sigmoid(pack.features @ w + bias + offsets[pack.question][pack.answer])
    count = len(pack.grades)
    grade = np.clip(np.bincount(pack.answer, chance * pack.weights, count), 1e-4, 1 - 1e-4)
    value = -(pack.grades * np.log(grade) + (1 - pack.grades) * np.log(1 - grade)).mean()
    by_grade = -(pack.grades / grade - (1 - pack.grades) / (1 - grade)) / count
    return float(value), by_grade[pack.answer] * pack.weights * chance * (1 - chance)


def _pack(sets: list[list[Example]]) -> tuple[list[_Pack], int]:
    packs: list[_Pack] = []
    numbers: dict[tuple[str, str], int] = {}
    for examples in sets:
        asked = [numbers.setdefault((e.row.dataset, e.row.question_id), len(numbers)) for e in examples]
        packs.append(
            _Pack(
                np.concatenate([e.features for e in examples]),
                np.concatenate([np.full(len(e.weights), i) for i, e in enumerate(examples)]),
                np.concatenate([e.weights for e in examples]),
                np.array([e.row.norm for e in examples]),
                np.array(asked),
            )
        )
    return packs, len(numbers)

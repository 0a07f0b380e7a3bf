"""Scalar loops on numbers that carry their derivatives along (forward mode)."""

import math

import numpy as np


class Dual:
    def __init__(self, value, slopes):
        self.value, self.slopes = value, slopes

    def __add__(self, other):
        return Dual(self.value + other.value, self.slopes + other.slopes)

    def __sub__(self, other):
        return Dual(self.value - other.value, self.slopes - other.slopes)

    def __mul__(self, other):
        return Dual(self.value * other.value, self.slopes * other.value + other.slopes * self.value)

    def __truediv__(self, other):
        ratio = self.value / other.value
        return Dual(ratio, (self.slopes - other.slopes * ratio) / other.value)

    def map(self, value, derivative):
        return Dual(value, self.slopes * derivative)


def _unit(row, zero):
    total = sum((x * x for x in row), zero)
    if total.value == 0:
        return [zero for _ in row]
    root = math.sqrt(total.value)
    length = total.map(root, 0.5 / root)
    return [x / length for x in row]


def _log_sum(terms, zero):
    top = max(term.value for term in terms)
    total = zero
    for term in terms:
        e = math.exp(term.value - top)
        total = total + term.map(e, e)
    return total.map(top + math.log(total.value), 1 / total.value)


def contrast(queries, keys, ids, temperature):
    count, dims = queries.shape
    size = 2 * count * dims + 1
    if count == 0:
        return 0.0, np.zeros((0, dims)), np.zeros((0, dims)), 0.0
    flat = [*np.asarray(queries, dtype=float).ravel(), *np.asarray(keys, dtype=float).ravel(), float(temperature)]
    tracked = [Dual(float(value), slopes) for value, slopes in zip(flat, np.eye(size), strict=True)]
    zero = Dual(0.0, np.zeros(size))
    rows = [_unit(tracked[i * dims : (i + 1) * dims], zero) for i in range(2 * count)]
    q, k, tau = rows[:count], rows[count:], tracked[-1]

    def score(i, j):
        return sum((a * b for a, b in zip(q[i], k[j], strict=True)), zero) / tau

    scores = [[score(i, j) for j in range(count)] for i in range(count)]
    total = zero
    for i in range(count):
        others = [j for j in range(count) if j == i or ids[j] != ids[i]]
        total = total + _log_sum([scores[i][j] for j in others], zero) - scores[i][i]
        total = total + _log_sum([scores[j][i] for j in others], zero) - scores[i][i]
    slopes = total.slopes / (2 * count)
    half = count * dims
    return (
        total.value / (2 * count),
        slopes[:half].reshape(count, dims),
        slopes[half : 2 * half].reshape(count, dims),
        float(slopes[-1]),
    )

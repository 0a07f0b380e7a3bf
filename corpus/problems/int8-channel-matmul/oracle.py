"""Exact fractions for codes and scales, Python integers for the sums; nothing is rounded before the end."""

from fractions import Fraction

import numpy as np


def _codes(line):
    """Return the codes of one row or column and its scale as a fraction."""
    exact = [Fraction(float(value)) for value in line]
    scale = max((abs(value) for value in exact), default=Fraction(0)) / 127
    if scale == 0:
        return [0] * len(exact), Fraction(1)
    return [round(value / scale) for value in exact], scale  # round() takes halves to even


def int8_matmul(X, W):
    columns = [_codes(W[:, n]) for n in range(W.shape[1])]
    rows = [_codes(X[m]) for m in range(X.shape[0])]
    codes = np.zeros(W.shape, dtype=np.int8)
    Y = np.zeros((len(rows), len(columns)))
    for n, (column, scale) in enumerate(columns):
        codes[:, n] = column
        for m, (row, row_scale) in enumerate(rows):
            Y[m, n] = float(sum(a * b for a, b in zip(row, column, strict=True)) * row_scale * scale)
    return codes, np.array([float(scale) for _, scale in columns]), Y

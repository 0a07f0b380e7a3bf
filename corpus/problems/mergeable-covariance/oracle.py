"""Keep every row and compute with exact whole numbers when asked."""

import math
from fractions import Fraction

import numpy as np


class Moments:
    def __init__(self, dims):
        self.dims = dims
        self.rows = {}

    def add(self, worker, batch):
        good = [[float(x) for x in row] for row in batch if all(math.isfinite(x) for x in row)]
        self.rows.setdefault(worker, []).extend(good)
        return len(good)

    def merge(self, into, other):
        if into != other:
            self.rows.setdefault(into, []).extend(self.rows.pop(other, []))
        return len(self.rows.get(into, []))

    def _whole(self, worker):
        """Return the columns as integers, and the power of two by which they were multiplied."""
        exact = [[x.as_integer_ratio() for x in row] for row in self.rows.get(worker, [])]
        unit = max((below for row in exact for _, below in row), default=1)
        return list(zip(*[[above * (unit // below) for above, below in row] for row in exact], strict=True)), unit

    def mean(self, worker):
        columns, unit = self._whole(worker)
        return np.array([float(Fraction(sum(c), len(c) * unit)) for c in columns]) if columns else None

    def covariance(self, worker, ddof):
        columns, unit = self._whole(worker)
        n = len(columns[0]) if columns else 0
        if n == 0 or n <= ddof:
            return None
        apart = [[n * x - sum(c) for x in c] for c in columns]
        scale = (n * unit) ** 2 * (n - ddof)
        return np.array([[float(Fraction(sum(map(int.__mul__, a, b)), scale)) for a in apart] for b in apart])

import numpy as np


class Moments:
    def __init__(self, dims):
        self.dims = dims
        self.seen = {}

    def _get(self, worker):
        return self.seen.get(worker, (0, np.zeros(self.dims), np.zeros((self.dims, self.dims))))

    def _join(self, a, b):
        n = a[0] + b[0]
        if n == 0:
            return a
        d = b[1] - a[1]
        return n, a[1] + d * (b[0] / n), a[2] + b[2] + np.outer(d, d) * (a[0] * b[0] / n)

    def add(self, worker, batch):
        x = np.asarray(batch, dtype=np.float64)
        x = x[np.isfinite(x).all(axis=1)]
        if len(x):
            m = x.mean(axis=0)
            self.seen[worker] = self._join(self._get(worker), (len(x), m, (x - m).T @ (x - m)))
        return len(x)

    def merge(self, into, other):
        self.seen[into] = self._join(self._get(into), self._get(other))
        if other != into:
            self.seen.pop(other, None)
        return self.seen[into][0]

    def mean(self, worker):
        n, m, _ = self._get(worker)
        return m.copy() if n else None

    def covariance(self, worker, ddof):
        n, _, s = self._get(worker)
        return s / (n - ddof) if n > ddof else None

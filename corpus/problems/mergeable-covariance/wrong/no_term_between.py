import numpy as np


class Moments:
    def __init__(self, dims):
        self.state = {}

    def _combine(self, name, n, m, c):
        if name in self.state:
            n0, m0, c0 = self.state[name]
            t = n0 + n
            # weighted average of means and of covariances
            m, c, n = (n0 * m0 + n * m) / t, (n0 * c0 + n * c) / t, t
        self.state[name] = (n, m, c)

    def add(self, worker, batch):
        x = np.asarray(batch, dtype=np.float64)
        x = x[np.isfinite(x).all(axis=1)]
        if len(x) == 0:
            return 0
        m = x.mean(0)
        self._combine(worker, len(x), m, (x - m).T @ (x - m) / len(x))
        return len(x)

    def merge(self, into, other):
        if other != into and other in self.state:
            self._combine(into, *self.state.pop(other))
        return self.state.get(into, (0,))[0]

    def mean(self, worker):
        return self.state[worker][1].copy() if worker in self.state else None

    def covariance(self, worker, ddof):
        if worker not in self.state:
            return None
        n, _, c = self.state[worker]
        return None if n <= ddof else c * (n / (n - ddof))

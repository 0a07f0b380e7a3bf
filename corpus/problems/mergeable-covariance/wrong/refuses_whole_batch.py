import numpy as np


class Moments:
    def __init__(self, dims):
        self.dims = dims
        self.n, self.m, self.s = {}, {}, {}

    def add(self, worker, batch):
        x = np.asarray(batch, dtype=np.float64)
        if len(x) == 0 or not np.all(np.isfinite(x)):
            return 0
        mean = x.mean(axis=0)
        self._put(worker, len(x), mean, (x - mean).T @ (x - mean))
        return len(x)

    def _put(self, w, n, m, s):
        if w in self.n:
            delta = m - self.m[w]
            total = self.n[w] + n
            s = s + self.s[w] + np.outer(delta, delta) * (self.n[w] * n / total)
            m = self.m[w] + delta * (n / total)
            n = total
        self.n[w], self.m[w], self.s[w] = n, m, s

    def merge(self, into, other):
        if into != other and other in self.n:
            self._put(into, self.n.pop(other), self.m.pop(other), self.s.pop(other))
        return self.n.get(into, 0)

    def mean(self, worker):
        return self.m[worker].copy() if worker in self.m else None

    def covariance(self, worker, ddof):
        if self.n.get(worker, 0) <= ddof:
            return None
        return self.s[worker] / (self.n[worker] - ddof)

import numpy as np


class Moments:
    def __init__(self, dims):
        self.d = dims
        self.s = {}

    def add(self, worker, batch):
        x = np.asarray(batch, dtype=np.float64)
        x = x[np.isfinite(x).all(axis=1)]
        if len(x):
            n, s, q = self.s.get(worker, (0, np.zeros(self.d), np.zeros((self.d, self.d))))
            self.s[worker] = (n + len(x), s + x.sum(0), q + x.T @ x)
        return len(x)

    def merge(self, into, other):
        if into != other and other in self.s:
            b = self.s.pop(other)
            a = self.s.get(into)
            self.s[into] = b if a is None else tuple(p + q for p, q in zip(a, b))
        return self.s[into][0] if into in self.s else 0

    def mean(self, worker):
        if worker not in self.s:
            return None
        n, s, _ = self.s[worker]
        return s / n

    def covariance(self, worker, ddof):
        if worker not in self.s or self.s[worker][0] - ddof <= 0:
            return None
        n, s, q = self.s[worker]
        m = s / n
        return (q / n - np.outer(m, m)) * (n / (n - ddof))

import numpy as np


class Moments:
    def __init__(self, dims):
        self.dims = dims
        self.count, self.center, self.scatter = {}, {}, {}

    def _open(self, worker):
        if worker not in self.count:
            self.count[worker] = 0
            self.center[worker] = np.zeros(self.dims)
            self.scatter[worker] = np.zeros((self.dims, self.dims))

    def add(self, worker, batch):
        used = 0
        for row in np.asarray(batch, dtype=np.float64):
            if np.isfinite(row).all():
                self._open(worker)
                self.count[worker] += 1
                before = row - self.center[worker]
                self.center[worker] += before / self.count[worker]
                self.scatter[worker] += np.outer(before, row - self.center[worker])
                used += 1
        return used

    def merge(self, into, other):
        if into == other or other not in self.count:
            return self.count.get(into, 0)
        self._open(into)
        m, n = self.count[into], self.count.pop(other)
        step = self.center.pop(other) - self.center[into]
        self.center[into] += step * n / (m + n)
        self.scatter[into] += self.scatter.pop(other) + np.outer(step, step) * (m * n / (m + n))
        self.count[into] = m + n
        return m + n

    def mean(self, worker):
        return self.center.get(worker)

    def covariance(self, worker, ddof):
        if self.count.get(worker, 0) <= ddof:
            return None
        return self.scatter[worker] / (self.count[worker] - ddof)

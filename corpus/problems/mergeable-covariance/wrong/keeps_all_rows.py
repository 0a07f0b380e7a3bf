import numpy as np


class Moments:
    def __init__(self, dims):
        self.rows = {}

    def add(self, worker, batch):
        x = np.asarray(batch, dtype=np.float64)
        good = x[np.isfinite(x).all(axis=1)].tolist()
        if good:
            self.rows.setdefault(worker, []).extend(good)
        return len(good)

    def merge(self, into, other):
        if into != other and other in self.rows:
            self.rows.setdefault(into, []).extend(self.rows.pop(other))
        return len(self.rows.get(into, []))

    def mean(self, worker):
        if worker not in self.rows:
            return None
        x = np.array(self.rows[worker])
        return x[0] + (x - x[0]).mean(axis=0)

    def covariance(self, worker, ddof):
        if len(self.rows.get(worker, [])) <= max(ddof, 0):
            return None
        x = np.array(self.rows[worker])
        y = x - self.mean(worker)
        return y.T @ y / (len(x) - ddof)

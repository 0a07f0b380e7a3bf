import numpy as np


def seed(x, k, u):
    idx = [int(u[0] * len(x))]
    d = ((x - x[idx[0]]) ** 2).sum(1)
    for c in range(1, k):
        s = np.cumsum(d)
        i = int(np.searchsorted(s, u[c] * s[-1], side="right"))
        idx.append(i if i < len(x) else 0)
        d = np.minimum(d, ((x - x[idx[-1]]) ** 2).sum(1))
    return x[idx]


def dist(x, centers):
    return np.maximum((x**2).sum(1)[:, None] - 2 * x @ centers.T + (centers**2).sum(1), 0.0)


def kmeans(points, k, u, steps):
    x = np.asarray(points, dtype=np.float64)
    if len(x) == 0:
        return x.copy(), np.zeros(0, dtype=np.int64), 0.0
    centers = seed(x, k, u)
    for _ in range(steps):
        labels = dist(x, centers).argmin(1)
        for c in range(k):
            if (labels == c).any():
                centers[c] = x[labels == c].mean(0)
    d = dist(x, centers)
    return centers, d.argmin(1), float(d.min(1).sum())

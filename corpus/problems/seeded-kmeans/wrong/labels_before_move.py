import numpy as np


def sq(x, c):
    return ((x - c) ** 2).sum(axis=1)


def kmeans(points, k, u, steps):
    x = np.asarray(points, dtype=np.float64)
    if len(x) == 0:
        return x.copy(), np.zeros(0, dtype=np.int64), 0.0
    centers = [x[int(u[0] * len(x))]]
    best = sq(x, centers[0])
    for c in range(1, k):
        sums = best.cumsum()
        hit = np.flatnonzero(sums > u[c] * sums[-1])
        centers.append(x[hit[0]] if len(hit) else x[0])
        best = np.minimum(best, sq(x, centers[-1]))
    centers = np.array(centers)
    d = np.stack([sq(x, c) for c in centers], axis=1)
    for step in range(steps):
        d = np.stack([sq(x, c) for c in centers], axis=1)
        labels = d.argmin(axis=1)
        for c in np.unique(labels):
            centers[c] = x[labels == c].mean(axis=0)
    return centers, d.argmin(axis=1), float(d.min(axis=1).sum())

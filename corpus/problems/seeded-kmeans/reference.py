import numpy as np


def kmeans(points: np.ndarray, k: int, u: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return (centers, labels, inertia) after k-means++ seeding with the draws `u` and so many steps."""
    x = np.asarray(points, dtype=np.float64)
    if len(x) == 0:
        return np.zeros(x.shape), np.zeros(x.shape[0], dtype=np.int64), 0.0
    centers = _seeds(x, u)
    for _ in range(steps):
        labels = _distances(x, centers).argmin(axis=1)
        for c in range(k):
            members = x[labels == c]
            if len(members):
                centers[c] = members.mean(axis=0)
    distances = _distances(x, centers)
    return centers, distances.argmin(axis=1), float(distances.min(axis=1).sum())


def _seeds(x: np.ndarray, u: np.ndarray) -> np.ndarray:
    """Return one seed for each draw, drawn with a chance in proportion to the squared distance to the others."""
    chosen = [int(u[0] * len(x))]
    nearest = _distances(x, x[chosen])[:, 0]
    for draw in u[1:]:
        sums = np.cumsum(nearest)
        place = int(np.searchsorted(sums, draw * sums[-1], side="right"))
        chosen.append(place if place < len(x) else 0)  # behind the end only if all distances are zero
        nearest = np.minimum(nearest, _distances(x, x[chosen[-1:]])[:, 0])
    return x[chosen]


def _distances(x: np.ndarray, centers: np.ndarray) -> np.ndarray:
    """Return squared distances of shape (n, k), from differences: expanding the square would cancel."""
    return np.stack([((x - center) ** 2).sum(axis=1) for center in centers], axis=1)

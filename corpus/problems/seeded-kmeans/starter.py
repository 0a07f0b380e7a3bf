import numpy as np


def kmeans(points: np.ndarray, k: int, u: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return (centers, labels, inertia) after k-means++ seeding with the draws `u` and so many steps.

    points: (n, d). u: (k,) numbers in [0, 1). centers: (k, d) float64. labels: (n,) int64.
    """
    raise NotImplementedError

import numpy as np


def cases(rng):
    """Return the named groups of argument tuples (points, k, u, steps)."""
    line = np.array([[0.0], [1.0], [9.0], [10.0]])
    return {
        "examples": [
            (line, 2, np.array([0.0, 0.5]), 1),
            (line, 2, np.array([0.0, 0.0]), 0),
            (np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 2.0]]), 3, np.array([0.5, 0.9, 0.25]), 2),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(16)],
        "numeric": _numeric(rng),
    }


def _draw(rng):
    """Return points in some loose groups, so that few of them lie between two centers."""
    n, d, k = int(rng.integers(6, 20)), int(rng.integers(1, 4)), int(rng.integers(2, 5))
    groups = rng.normal(size=(k, d)) * 4
    points = groups[rng.integers(0, k, size=n)] + rng.normal(size=(n, d))
    return points, k, rng.random(k), int(rng.integers(1, 4))


def _edge(rng):
    line = np.array([[0.0], [2.0], [1.0], [7.0]])
    cloud = rng.normal(size=(8, 6)) * 3
    u = rng.random(3)
    lone = np.array([[0.0], [8.0], [9.0], [10.0], [11.0]])
    return [
        (np.zeros((0, 3)), 2, np.array([0.3, 0.4]), 2),
        (np.array([[3.0, -1.0]]), 1, np.array([0.99]), 3),
        (np.array([[3.0, -1.0]]), 3, np.array([0.5, 0.5, 0.5]), 2),
        (np.ones((4, 2)), 3, np.array([0.9, 0.1, 0.7]), 2),
        (np.array([[1.0], [1.0], [5.0]]), 3, np.array([0.7, 0.4, 0.2]), 1),  # k above the distinct points
        (line, 1, np.array([0.5]), 0),
        (line, 1, np.array([0.5]), 2),
        (line[:2], 5, np.array([0.6, 0.2, 0.3, 0.8, 0.1]), 1),
        # Draws of zero: points that coincide with a center have no weight, also at the beginning.
        (np.array([[2.0], [2.0], [3.0], [5.0]]), 2, np.array([0.0, 0.0]), 0),
        (np.array([[2.0], [2.0], [3.0], [5.0]]), 3, np.array([0.25, 0.0, 0.0]), 0),
        # The draw meets a running sum exactly: the sum must be strictly greater.
        (np.array([[0.0], [1.0], [-1.0], [1.0], [-1.0]]), 2, np.array([0.0, 0.5]), 0),
        (np.array([[0.0], [1.0], [-1.0]]), 2, np.array([0.0, 0.5]), 0),
        # The point at 1 is as near to 0 as to 2.
        (line[:3], 2, np.array([0.0, 0.5]), 1),
        (line[[1, 0, 2]], 2, np.array([0.0, 0.5]), 1),
        # Two centers coincide, so the higher number gets no points.
        (np.array([[4.0, 0.0], [-4.0, 0.0], [0.0, 1.0], [0.0, 1.0]]), 4, np.array([0.0, 0.0, 0.5, 0.5]), 3),
        (lone, 3, np.array([0.25, 0.4, 0.999]), 4),
        (cloud, 3, np.array([0.0, 0.999999, 0.999999]), 0),
        (cloud[:, ::2], 3, u, 2),
        (cloud[::-1, 1:3], 3, u, 2),
        (np.asfortranarray(cloud), 8, rng.random(8), 1),
        (np.array([[0, 0], [0, 4], [9, 9], [9, 5]]), 2, np.array([0.3, 0.8]), 2),
    ]


def _numeric(rng):
    points, k, u, steps = _draw(rng)
    return [
        (points.round(2) + 1e8, k, u, steps),
        (rng.normal(size=(12, 3)).round(3) - 3e7, 3, rng.random(3), 3),
        (np.array([[1e8, 1e8], [1e8 + 1, 1e8], [1e8 + 6, 1e8], [1e8 + 7, 1e8 + 1]]), 2, np.array([0.1, 0.6]), 2),
        (points * 1e-5, k, u, 0),
        ((points * 300).astype(np.float16), k, u, steps),
        ((points * 10).astype(np.float32), k, u, steps),
        ((points * 8).clip(-120, 120).astype(np.int8), k, u, 0),
        (np.array([[0, 3], [250, 250], [255, 251]], dtype=np.uint8), 2, np.array([0.0, 0.5]), 1),
    ]

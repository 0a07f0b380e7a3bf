import numpy as np


def cases(rng):
    """Return the named groups of argument tuples (queries, keys, ids, temperature)."""
    eye = np.eye(2)
    return {
        "examples": [
            (eye, eye, np.array([1, 2]), 1.0),
            (np.array([[3.0, 4.0], [1.0, 0.0]]), np.array([[0.0, 2.0], [1.0, 1.0]]), np.array([5, 6]), 0.5),
            (
                np.array([[3.0, 4.0], [1.0, 0.0], [0.0, 0.0]]),
                np.array([[0.0, 2.0], [1.0, 1.0], [2.0, 0.0]]),
                np.array([7, 7, 8]),
                0.5,
            ),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(12)],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    wide = rng.normal(size=(6, 8))
    q, k = wide[:3, :3], wide[3:, :3]
    holed = q * np.array([[1.0], [0.0], [1.0]])
    return [
        (np.zeros((0, 3)), np.zeros((0, 3)), np.zeros(0, dtype=np.int64), 0.1),
        (q[:1], k[:1], np.array([4]), 0.1),
        (q, k, np.array([1, 1, 1]), 0.2),
        (q, k, np.array([1, 2, 1]), 0.2),
        (q, k, np.array([2, 1, 1]), 1.0),
        (q, k, np.array([-1, 0, 10**12]), 3.0),
        (q, q, np.array([0, 1, 2]), 0.5),
        (q, -q, np.array([0, 1, 2]), 0.5),
        # A row of zeros has the cosine 0 with everything and gets no gradient.
        (holed, k, np.array([0, 1, 2]), 0.5),
        (k, holed, np.array([0, 1, 1]), 0.5),
        (np.zeros((2, 2)), np.zeros((2, 2)), np.array([0, 1]), 0.5),
        (np.array([[2.0], [-3.0], [0.5]]), np.array([[1.0], [1.0], [-1.0]]), np.array([0, 1, 2]), 0.7),
        (wide[::2, ::2], wide[1::2, 1::2], np.array([3, 9, 3, 9, 4, 4])[::2], 0.3),
        (wide.T[:4], wide.T[4:], np.array([8, 7, 8, 6]), 0.4),
        (np.array([[1, 2], [3, -1]]), np.array([[0, 1], [2, 2]]), np.array([0, 1], dtype=np.int8), 1),
        (q, k * np.array([[1.0], [50.0], [0.02]]), np.array([0, 1, 2]), 0.6),
    ]


def _draw(rng):
    count, dims = int(rng.integers(2, 7)), int(rng.integers(2, 5))
    queries = rng.normal(size=(count, dims)) * rng.uniform(0.3, 3.0, size=(count, 1))
    keys = queries + rng.normal(size=(count, dims))
    return queries, keys, rng.integers(0, count, size=count), float(rng.uniform(0.2, 2.0))


def _numeric(rng):
    q, k, ids = rng.normal(size=(5, 4)), rng.normal(size=(5, 4)), np.array([0, 1, 2, 1, 3])
    return [
        (q, k, ids, 0.01),
        (q, k, ids, 0.0005),
        (q, q + 0.01 * k, ids, 0.001),
        (q, -q + 0.01 * k, ids, 0.001),
        (q * 1e-9, k * 1e8, ids, 0.1),
        (q * 1e-120, k * 1e120, ids, 0.5),
        ((q * 300).astype(np.float16), (k * 300).astype(np.float16), ids, 0.05),
        ((q * 0.0004).astype(np.float16), (k * 1e-3).astype(np.float16), ids, 0.05),
        (q.astype(np.float32), k.astype(np.float32), ids.astype(np.int32), 0.07),
    ]

import numpy as np


def cases(rng):
    """Return the named groups of argument tuples (logits, keep, alpha, beta)."""
    return {
        "examples": [
            (np.log(np.array([[0.5, 0.25, 0.25], [0.6, 0.2, 0.2]])), np.array([True, True]), 1.0, 0.0),
            (np.array([[2.0, 0.0], [0.0, 2.0], [9.0, -9.0]]), np.array([True, True, False]), 0.5, 0.1),
            (np.zeros((2, 4)), np.array([True, False]), 0.01, 1.0),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(14)],
        "numeric": _numeric(rng),
    }


def _draw(rng):
    tokens, experts = int(rng.integers(3, 12)), int(rng.integers(2, 7))
    logits = rng.normal(size=(tokens, experts)) * 1.5
    keep = rng.random(tokens) < 0.75
    keep[0] = True
    return logits, keep, float(rng.uniform(0.1, 2.0)), float(rng.uniform(0.05, 0.5))


def _edge(rng):
    inf, nan = np.inf, np.nan
    wide = rng.normal(size=(6, 8))
    some = np.array([True, False, True, True, False, True])
    garbage = wide.copy()
    garbage[1], garbage[4] = nan, [inf, -inf, nan, inf, 0.0, -inf, 1e308, -1e308]
    tied = np.array([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0], [0.0, -1.0, 0.0], [-2.0, 5.0, 1.0]])
    off = np.array([[-inf, 1.0, 2.0], [0.5, -inf, -inf], [1.0, 1.5, -inf]])
    all_of = np.ones(6, dtype=bool)
    return [
        (np.zeros((0, 3)), np.zeros(0, dtype=bool), 1.0, 1.0),
        (wide, np.zeros(6, dtype=bool), 1.0, 1.0),
        (np.full((2, 3), nan), np.zeros(2, dtype=bool), 1.0, 1.0),
        (wide, some, 1.0, 0.0),
        (wide, some, 0.0, 1.0),
        (wide, all_of, 0.7, 0.2),
        (garbage, some, 0.7, 0.2),
        (garbage[3:5], some[3:5], 1.0, 0.5),
        (wide[:1], np.array([True]), 1.5, 0.3),
        (wide[:, :1], some, 1.5, 0.3),  # one expert
        (tied, np.ones(4, dtype=bool), 1.0, 0.1),
        (tied[:3], np.array([True, True, True]), 2.0, 0.0),
        (tied[1:2], np.array([True]), 1.0, 0.0),
        (off, np.ones(3, dtype=bool), 1.0, 0.4),
        (wide[:, ::2], some, 1.0, 0.1),
        (wide.T, np.array([True, True, False, True, False, True, True, False]), 1.0, 0.1),
        (wide[::-1], some[::-1], 1.0, 0.1),
        (np.array([[3, 1, 2], [3, 3, 1], [-1, 0, 4]]), np.array([True, True, False]), 1.0, 0.1),
        # All tokens prefer the last expert, so the first ones have no share at all.
        (wide[:, :3] + np.array([0.0, 0.0, 9.0]), all_of, 1.0, 0.0),
    ]


def _numeric(rng):
    logits, keep, _, _ = _draw(rng)
    wide = rng.normal(size=(5, 4))
    whole = np.ones(5, dtype=bool)
    return [
        (logits + 5000.0, keep, 1.0, 1e-3),
        (logits - 5000.0, keep, 1.0, 1e-3),
        (wide * 3000.0, whole, 1.0, 1e-4),
        (np.array([[1e4, -1e4, 0.0], [-1e4, -1e4, -1e4]]), np.array([True, True]), 1.0, 1e-4),
        ((wide * 100.0).astype(np.float16), whole, 1.0, 0.01),
        ((wide * 10.0).astype(np.float32), whole, 1.0, 0.01),
        (wide * 1e-9, whole, 1.0, 0.5),
    ]

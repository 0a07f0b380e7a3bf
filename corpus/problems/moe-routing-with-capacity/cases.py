import numpy as np


def cases(rng):
    """Return the named groups of argument tuples (logits, capacity)."""
    return {
        "examples": [
            (np.array([[2.0, 1.0, 0.0], [2.0, 0.0, 1.0]]), 2),
            (np.array([[3.0, 1.0], [1.0, 3.0], [3.0, 1.0]]), 2),
            (np.zeros((2, 4)), 1),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(14)],
        "numeric": _numeric(rng),
    }


def _draw(rng):
    """Return one case; half of them have coarse logits, so that ties are common."""
    tokens, experts = int(rng.integers(2, 12)), int(rng.integers(2, 6))
    logits = rng.normal(size=(tokens, experts)) * 2
    if rng.random() < 0.5:
        logits = logits.round()
    return logits, int(rng.integers(1, max(2, 2 * tokens // experts + 1)))


def _edge(rng):
    wide = rng.normal(size=(6, 8))
    return [
        (np.zeros((0, 3)), 2),
        (wide[:1], 1),
        (wide, 0),
        (wide, 50),
        (np.array([[1.0, 5.0, 5.0, 5.0]] * 3), 2),
        (np.array([[5.0, 1.0, 5.0], [1.0, 5.0, 5.0], [5.0, 5.0, 5.0]]), 1),
        # Expert 0 is the second choice of token 0 and the first of the others: the others go first.
        (np.array([[1.0, 2.0], [2.0, 1.0], [2.0, 1.0]]), 2),
        (np.array([[1.0, 2.0], [2.0, 1.0], [2.0, 1.0]]), 3),
        (wide.T, 2),
        (wide[:, ::2], 2),
        (np.array([[3, 1, 2], [3, 3, 1]]), 1),
        (np.array([[0.0, -1.0], [0.0, -1.0], [0.0, -1.0], [0.0, -1.0]]), 3),
    ]


def _numeric(rng):
    base = rng.normal(size=(5, 4))
    return [
        (base + 5000.0, 3),
        (base - 5000.0, 3),
        (base * 2000.0, 3),
        ((base * 100.0).astype(np.float16), 3),
        ((base * 30.0).astype(np.float32), 2),
        (np.array([[1e6, 1e6 - 0.5, -1e6], [0.0, 1e-9, -1.0]]), 2),
    ]

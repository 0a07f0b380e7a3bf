import numpy as np


def _draw(rng, rows, inner, columns, spread=1.0, kind=np.float64, size=1.0):
    """Return (X, W) of one type; the sizes of W's columns and of X's rows differ by up to the given factor.

    Draws with a quotient next to a half are drawn again: there the last bit of a division would decide.
    """
    while True:
        x = (rng.normal(size=(rows, inner)) * size * spread ** rng.uniform(-1, 1, size=(rows, 1))).astype(kind)
        w = (rng.normal(size=(inner, columns)) * spread ** rng.uniform(-1, 1, size=(1, columns))).astype(kind)
        if _clear(x.T) and _clear(w):
            return x, w


def _clear(values):
    """Tell whether no quotient of a column lies on the border between two codes."""
    wide = values.astype(np.float64)
    quotients = 127.0 * wide / np.abs(wide).max(axis=0)
    return bool(np.all(np.abs(quotients % 1.0 - 0.5) > 1e-6))


def cases(rng):
    """Return the named groups of argument tuples (X, W)."""
    return {
        "examples": [
            (np.array([[127.0, 0.0], [1.0, -1.0]]), np.array([[127.0, 1.0], [63.0, 0.25]])),
            (np.array([[1.0, 2.0, 3.0]]), np.array([[0.0, 254.0], [0.0, -100.0], [0.0, 9.0]])),
            _draw(rng, 2, 3, 2),
        ],
        "edge": _edge(rng),
        "random": [
            _draw(rng, *sizes) for sizes in [(3, 4, 5, 10.0), (1, 16, 3, 30.0), (6, 2, 4, 3.0), (4, 40, 2, 5.0), (2, 7, 6, 100.0)]
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    x, w = _draw(rng, 3, 4, 5, 10.0)
    idle = w.copy()
    idle[:, [0, 3]] = 0.0
    silent = x.copy()
    silent[1] = 0.0
    # The largest entry makes the scale exactly 1, 2 or 1/4, so that halves are halves.
    halves = np.array([[127.0, -254.0, 31.75], [0.5, 1.0, 0.125], [1.5, -3.0, -0.375], [2.5, 5.0, 0.625], [-0.5, -5.0, 0.875]])
    extreme = np.array([[-128, 127, 5], [60, -127, -128], [1, 0, 127]], dtype=np.int8)
    return [
        (x, idle),
        (silent, w),
        (silent, idle),
        (np.zeros((2, 3)), np.zeros((3, 2))),
        (np.zeros((2, 0)), np.zeros((0, 3))),
        (np.zeros((0, 4)), w),
        (x, np.zeros((4, 0))),
        (x[:1, :1], w[:1, :1]),
        (np.eye(5), halves),
        (halves.T, np.ones((5, 1))),
        (-halves.T, halves[:, ::-1]),
        (extreme, extreme),
        (np.full((1, 300), 7.0), np.full((300, 2), -0.03)),
        (np.repeat(x, 2, axis=1)[:, ::2], np.asfortranarray(np.repeat(w, 2, axis=0))[1::2, ::-1]),
        (np.array([[3, -5], [0, 0]]), np.array([[2, 0, 1], [-9, 0, 4]])),
    ]


def _numeric(rng):
    """Return very small and very large values, narrow types and long sums."""
    x, w = _draw(rng, 3, 20, 4, 10.0)
    return [
        (x * 1e-25, w * 1e20),
        (x * 1e25, w * 1e-20),
        (x * 1e-25, w * 1e-25),
        _draw(rng, 3, 20, 4, 10.0, np.float16),
        _draw(rng, 3, 20, 4, 10.0, np.float16, size=200.0),
        _draw(rng, 3, 20, 4, 10.0, np.float32),
        _draw(rng, 2, 3000, 2, 10.0),
    ]

import math

import numpy as np

NO = -np.inf
LAST = math.nextafter(1.0, 0.0)


def _rows(*rows, dtype=np.float64):
    return np.array(rows, dtype=dtype)


def cases(rng):
    """Return the named groups of argument tuples (logits, p, u)."""
    three = np.log(_rows([0.2, 0.5, 0.3]))
    return {
        "examples": [
            (np.repeat(three, 3, axis=0), 0.6, np.array([0.1, 0.6, 0.7])),
            (_rows([1.0, 1.0, 1.0, 1.0]), 0.5, np.array([0.5])),
            (_rows([0.0, 2.0, NO], [3.0, 3.0, 3.0]), 1.0, np.array([0.95, 0.2])),
        ],
        "edge": _edge(three),
        "random": [_draw(rng) for _ in range(16)],
        "numeric": _numeric(rng),
    }


def _edge(three):
    flat = np.zeros((4, 8))
    steps = np.array([0.0, 0.24, 0.5, 0.99])
    wide = np.array([[9.0, 1.0, 9.0, 2.0, 9.0, 3.0], [9.0, 4.0, 9.0, 4.0, 9.0, 4.0]])
    return [
        (np.zeros((0, 5)), 0.9, np.zeros(0)),
        (np.zeros((0, 0)), 0.9, np.zeros(0)),
        (np.zeros((2, 0)), 0.9, np.array([0.1, 0.9])),
        (_rows([7.0], [-7.0]), 0.4, np.array([0.0, LAST])),
        (flat, 0.25, steps),  # powers of two: the sums are exact, two tokens reach p exactly
        (flat, 0.3, steps),
        (flat, 0.875, steps),
        (flat, 1e-9, steps),
        (flat, 0.0, steps),
        (flat, -3.0, steps),
        (flat, 1.0, steps),
        (flat, 1.5, steps),
        (_rows([2.0, 5.0, 5.0, 5.0, 1.0]), 0.5, np.array([0.75])),  # the tie at the cut is split
        (_rows([1.0, 3.0, 1.0, 3.0]), 0.99, np.array([0.9])),
        (_rows([NO, 0.0, NO], [0.0, NO, 0.0]), 1.0, np.array([0.99, 0.99])),
        (_rows([NO, 0.0, NO], [0.0, NO, 0.0]), 0.5, np.array([0.5, 0.5])),
        (_rows([NO, -3.0, NO, -3.0], [NO, NO, NO, 8.0]), 0.7, np.array([0.5, 0.5])),
        (np.repeat(three, 4, axis=0), 0.75, np.array([0.0, 0.55, 0.65, LAST])),
        (np.repeat(three, 4, axis=0), 0.45, np.array([0.0, 0.3, 0.6, 0.9])),
        (np.repeat(three, 4, axis=0), 0.95, np.array([0.15, 0.45, 0.75, 0.85])),
        (wide[:, 1::2], 0.9, np.array([0.5, 0.7])),  # strided
        (np.asfortranarray(np.arange(12.0).reshape(3, 4)), 0.9, np.array([0.3, 0.6, 0.95])),
        (np.array([[3, 1, 2], [0, 0, 1]]), 0.8, np.array([0.7, 0.7])),  # whole numbers
    ]


def _draw(rng):
    """Return a case; half of them have coarse logits, so that ties are common."""
    shape = int(rng.integers(1, 6)), int(rng.integers(2, 14))
    logits = rng.normal(size=shape) * 2
    if rng.random() < 0.5:
        logits = logits.round()
    logits[:, 1:][rng.random(size=(shape[0], shape[1] - 1)) < 0.1] = NO
    p = float(rng.choice([rng.uniform(0.05, 0.99), rng.uniform(0.7, 0.99), 1.0]))
    return logits, p, rng.random(size=shape[0])


def _numeric(rng):
    tail = _rows([0.0, -40.0, -40.0, NO, -200.0])
    return [
        (_rows([1000.0, 1001.0, 999.0], [-2000.0, -2001.0, -2000.5]), 0.9, np.array([0.95, 0.95])),
        (_rows([1e6, 1e6 - 1.0, 0.0], [-1e6, 0.0, 1.0]), 0.8, np.array([0.8, 0.8])),
        (np.repeat(tail, 2, axis=0), 1.0, np.array([0.0, 0.5])),
        (_rows([0.0, -800.0, -900.0]), 1.0, np.array([LAST])),  # finite, but never drawn
        (np.zeros((2, 10)), 1.0, np.array([0.05, LAST])),
        (np.zeros((1, 49)), 1.0, np.array([LAST])),
        (rng.normal(size=(3, 400)), 1.0, np.array([0.2, 0.9, 0.999])),
        (rng.normal(size=(4, 3000)).astype(np.float16), 0.97, rng.random(size=4)),
        (np.zeros((2, 4096), dtype=np.float16), 0.75, np.array([0.3, 0.9])),
        (rng.normal(size=(3, 500)).astype(np.float32) * 5, 0.9, rng.random(size=3)),
        (_rows([60000.0, 59968.0, -60000.0], dtype=np.float16), 0.5, np.array([0.9])),
    ]

import math


def cases(rng):
    """Return the named groups of argument tuples (logits, k, tau, u)."""
    return {
        "examples": [
            ([1.0, 3.0, 2.0], 2, 1.0, 0.5),
            ([1.0, 3.0, 2.0], 2, 1.0, 0.8),
            ([0.0, 0.0, 0.0, 0.0], 2, 1.0, 0.75),
            ([0.5, -0.5], 0, 2.0, 0.9),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(24)],
        "numeric": _numeric(),
    }


def _draw(rng):
    """Return one case; half of them have coarse logits, so that ties are common."""
    n = int(rng.integers(2, 12))
    logits = rng.normal(size=n) * 2
    if rng.random() < 0.5:
        logits = logits.round()
    return (
        [float(value) for value in logits],
        int(rng.integers(-1, n + 2)),
        float(rng.uniform(0.3, 3.0)),
        float(rng.uniform(0.0, 1.0)),
    )


def _edge():
    return [
        ([], 3, 1.0, 0.2),
        ([4.2], 1, 1.0, 0.99),
        ([1.0, 2.0, 3.0], -1, 1.0, 0.01),
        ([1.0, 2.0, 3.0], 0, 1.0, 0.05),
        ([1.0, 2.0, 3.0], 9, 1.0, 0.99),
        ([1.0, 2.0, 3.0], 3, 1.0, 0.0),
        ([5.0, 7.0, 7.0, 7.0], 2, 1.0, 0.75),  # a tie at the border: position 3 is out
        ([7.0, 1.0, 7.0, 7.0], 1, 1.0, 0.9),
        ([2.0, 2.0], 2, 1.0, 0.5),  # the first sum only equals u, it does not exceed it
        ([2.0, 2.0, 2.0, 2.0], 4, 0.7, 0.25),
        ([1.0, -math.inf, 1.0], 3, 1.0, 0.5),
        ([-math.inf, 0.0, -math.inf], 0, 1.0, 0.0),
        ([-math.inf, 0.0, -math.inf], 0, 1.0, 0.999),
        ([1.0, 2.0, 3.0, 4.0], 2, 1.0, 0.0),
    ]


def _numeric():
    last = math.nextafter(1.0, 0.0)
    return [
        ([1000.0, 1001.0, 999.0], 3, 1.0, 0.5),
        ([1e6, 1e6 - 1.0], 2, 0.5, 0.95),
        ([-2000.0, -2001.0], 2, 1.0, 0.9),
        ([3.0, 2.0, 1.0], 3, 1e-3, 0.999),
        ([3.0, 2.0, 3.0], 3, 1e-4, 0.6),
        ([1e300, -1e300], 2, 1e-10, 0.3),
        ([0.1, 0.2, 0.3], 3, 1e6, 0.7),
        ([0.0] * 10, 10, 1.0, last),  # ten times a tenth adds up to less than one
        ([0.0] * 10 + [-math.inf], 0, 1.0, last),
        ([0.3] * 49, 49, 1.3, last),
        ([-1.1, 1.5, 1.0, -1.6, -0.3, -math.inf], 0, 1.0, last),  # adding one by one loses a bit
        ([-math.inf, 1.4, 1.7, 1.1, 1.1, -0.6, -0.2, 1.5, -0.7, -math.inf], 0, 1.0, last),
        ([0.0, -800.0], 2, 1.0, last),
    ]

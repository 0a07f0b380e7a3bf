import math


def cases(rng):
    """Return the named groups of argument tuples (scores, labels, weights)."""
    return {
        "examples": [
            ([0.9, 0.2, 0.7, 0.4], [1, 0, 0, 1], [1.0, 1.0, 1.0, 1.0]),
            ([0.5, 0.5, 0.1], [1, 0, 0], [1.0, 3.0, 1.0]),
            ([0.3, 0.8], [1, 1], [1.0, 2.0]),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(16)],
        "numeric": _numeric(rng),
    }


def _edge():
    inf = math.inf
    return [
        ([], [], []),
        ([0.4], [1], [1.0]),
        ([0.4], [0], [1.0]),
        ([0.4, 0.6], [0, 0], [1.0, 1.0]),
        ([0.4, 0.6], [0, 1], [0.0, 1.0]),
        ([0.4, 0.6, 0.6], [0, 1, 1], [1.0, 0.0, 0.0]),
        ([0.4, 0.6], [0, 1], [1.0, 1.0]),
        ([0.6, 0.4], [0, 1], [1.0, 1.0]),
        ([0.5, 0.5], [0, 1], [1.0, 1.0]),
        ([0.5, 0.5], [1, 0], [1.0, 1.0]),
        ([2.0] * 5, [1, 0, 0, 1, 0], [1.0, 2.0, 3.0, 4.0, 5.0]),
        ([0.0, -0.0, 0.0], [1, 0, 1], [1.0, 1.0, 2.0]),
        ([inf, -inf, 0.0, inf, -inf], [1, 0, 1, 0, 1], [1.0, 2.0, 1.0, 1.0, 0.5]),
        ([1.0, 2.0, 2.0, 3.0], [1, 0, 1, 0], [1.0, 0.0, 2.0, 1.0]),
        ([3.0, 3.0, 1.0, 1.0, 2.0], [0, 1, 0, 1, 1], [1.0, 2.0, 4.0, 1.0, 1.0]),
        ([-5.0, -7.0, -5.0, -6.0], [1, 0, 0, 1], [0.25, 1.0, 0.5, 2.0]),
        # Neighbors in floating point are not tied.
        ([1.0, 1.0 + 2**-52], [0, 1], [1.0, 1.0]),
    ]


def _draw(rng):
    """Return one case; half of them have coarse scores, so that ties are common."""
    n = int(rng.integers(4, 40))
    scores = rng.normal(size=n)
    if rng.random() < 0.5:
        scores = scores.round()
    labels = [1, 0, *(int(label) for label in rng.integers(0, 2, size=n - 2))]
    return [float(score) for score in scores], labels, [float(weight) for weight in rng.exponential(size=n)]


def _numeric(rng):
    scores, labels, weights = _draw(rng)
    # All flagged examples lie lowest but for one of almost no weight, so the area is tiny.
    tiny = ([1.0, 2.0, 3.0, 4.0, 9.0], [1, 1, 0, 0, 1], [1.0, 2.0, 3.0, 1.0, 1e-12])
    by_class = [weight * (1e-150 if label else 1e180) for label, weight in zip(labels, weights, strict=True)]
    return [
        tiny,
        ([*tiny[0], 0.5], [*tiny[1], 0], [3e7, 2e7, 1e3, 1.0, 1e-5, 1e-9]),
        (scores, labels, [weight * 1e-200 for weight in weights]),
        (scores, labels, [weight * 1e200 for weight in weights]),
        (scores, labels, by_class),
        ([score * 1e-300 for score in scores], labels, weights),
        ([1e16 + 4.0 * round(score) for score in scores], labels, weights),
    ]


def scale(n, rng):
    """Return n examples in random order, with few ties and short numbers."""
    scores = [float(score) for score in rng.integers(0, 4 * n, size=n)]
    weights = [float(weight) for weight in rng.integers(1, 9, size=n)]
    return scores, [int(label) for label in rng.integers(0, 2, size=n)], weights

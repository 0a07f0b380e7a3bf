SHAPES = ["linear", "cosine", "sqrt", "hold"]


def cases(rng):
    """Return the named groups of argument tuples (start, phases, steps)."""
    warm_cosine = [("linear", 4, 1.0), ("cosine", 6, 0.1)]
    stable = [("linear", 2, 0.8), ("hold", 3, 0.8), ("sqrt", 4, 0.0)]
    return {
        "examples": [
            (0.0, warm_cosine, [0, 3, 4, 6, 9, 10]),
            (0.0, stable, [0, 1, 2, 4, 5, 8, 100]),
            (0.5, [("linear", 0, 1.0), ("linear", 2, 0.0)], [-1, 0, 1, 2]),
        ],
        "edge": _edge(warm_cosine, stable),
        "random": [_draw(rng) for _ in range(16)],
        "numeric": [
            (1e-7, [("linear", 2000, 3e-4), ("cosine", 10**6, 3e-5)], [0, 999, 1999, 2000, 500_000, 1_001_999, 10**7]),
            (0.0, [("cosine", 10**15, 1.0)], [0, 10**14, 5 * 10**14 - 1, 10**15 - 2, 10**15 - 1]),
            (2.5, [("sqrt", 10**12, 1e-3)], [0, 10**4, 10**11, 10**12 - 1, 10**12]),
            (2e-3, [("linear", 3, 2e-3), ("cosine", 7, 2e-3), ("sqrt", 7, 2e-3)], list(range(18))),
        ],
    }


def _edge(warm_cosine, stable):
    empty = [("cosine", 0, 0.25), ("hold", 0, 4.0), ("linear", 4, 8.0), ("sqrt", 0, 1.0)]
    return [
        (0.3, [], [-2, 0, 5]),
        (0.3, warm_cosine, []),
        (0.3, warm_cosine, [-1, -(10**9), 0]),
        (0.0, warm_cosine, [9, 0, 3, 3, 10, 4]),
        (0.0, stable, list(range(-1, 11))),
        (7.0, empty, [-1, 0, 1, 2, 3, 4, 5]),
        (7.0, empty[:2], [-1, 0, 1]),
        (7.0, [("hold", 3, 2.0)], [-1, 0, 2, 3]),
        (7.0, [("hold", 1, 2.0), ("linear", 1, 3.0), ("cosine", 1, 4.0), ("sqrt", 1, 5.0)], [0, 1, 2, 3, 4]),
        (1.0, [("linear", 3, 1.0), ("linear", 0, 0.0), ("linear", 3, 1.0)], list(range(7))),
        (0.2, [("sqrt", 4, 0.9), ("cosine", 4, 0.1), ("linear", 4, 0.5)], list(range(13))),
        (0.0, [("linear", 10**12, 1.0), ("hold", 10**13, 1.0), ("sqrt", 10**12, 0.0)], [0, 10**12, 11 * 10**12, 10**14]),
        (0.0, [("cosine", 5 * 10**14, 1.0), ("cosine", 5 * 10**14, 0.0)], [10**14, 6 * 10**14, 10**15]),
        (1.0, [("linear", 2, 0.0), ("linear", 2, 1.0)] * 3, list(range(13))),
    ]


def _draw(rng):
    phases = [
        (SHAPES[int(rng.integers(4))], int(rng.integers(0, 7)), round(float(rng.uniform(0.0, 2.0)), 3))
        for _ in range(int(rng.integers(1, 7)))
    ]
    steps = [int(step) for step in rng.integers(-2, 3 + sum(length for _, length, _ in phases), size=12)]
    return round(float(rng.uniform(0.0, 2.0)), 3), phases, steps


def scale(n, rng):
    """Return n / 16 phases of up to a few hundred steps each and n lookups anywhere in them."""
    count = n // 16
    lengths = [int(length) for length in rng.integers(1, 400, size=count)]
    targets = [float(target) for target in rng.uniform(0.1, 1.0, size=count)]
    phases = [(SHAPES[i % 4], length, target) for i, (length, target) in enumerate(zip(lengths, targets, strict=True))]
    return 0.5, phases, [int(step) for step in rng.integers(0, sum(lengths), size=n)]

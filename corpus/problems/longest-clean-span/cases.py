def cases(rng):
    """Return the named groups of argument tuples (tokens, blocked)."""
    return {
        "examples": [
            ([5, 8, 13, 8, 8, 2], [13]),
            ([4, 9, 4, 4, 9, 4, 4], [9]),
            ([6, 6], [6]),
        ],
        "edge": [
            ([], [1]),
            ([], []),
            ([7], []),
            ([7], [7]),
            ([7, 7, 7], [7, 7]),
            ([1, 2, 3], []),
            ([1, 2, 3], [99]),
            ([0, 1, 2, 3], [0]),
            ([1, 2, 3, 0], [0]),
            ([9, 1, 1, 9], [9]),
            ([1, 9, 1, 9, 1], [9]),
            ([1, 1, 9, 2, 2], [9]),
            ([9, 9, 1, 9, 9, 2, 2], [9]),
            ([-3, -3, 0, 4], [0]),
            ([2, 3, 1, 5, 4, 4, 3, 4], [1, 3]),
        ],
        "random": [_draw(rng) for _ in range(20)],
    }


def _draw(rng):
    n, blocked = int(rng.integers(1, 40)), int(rng.integers(0, 6))
    return (
        [int(token) for token in rng.integers(0, 12, size=n)],
        [int(token) for token in rng.integers(0, 12, size=blocked)],
    )


def scale(n, rng):
    """Return n tokens, all allowed, and a ban list an eighth as long."""
    tokens = [int(token) for token in rng.integers(0, n, size=n)]
    return tokens, [n + i for i in range(n // 8)]

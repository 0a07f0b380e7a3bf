def cases(rng):
    """Return the named groups of argument tuples (tokens, window, k, report_at)."""
    return {
        "examples": [
            ([7, 3, 7, 9, 3, 3], 4, 2, [4, 6]),
            ([5, 2, 9, 2, 5], 10, 2, [3, 5]),
            ([1, 1, 1, 2, 2, 2], 3, 5, [3, 4, 6]),
        ],
        "edge": [
            ([], 3, 2, [0, 0]),
            ([], 3, 2, [4]),
            ([4, 4], 3, 2, []),
            ([4, 4, 8], 0, 2, [1, 3]),
            ([4, 4, 8], -1, 2, [3]),
            ([4, 4, 8], 3, 0, [3]),
            ([4, 4, 8], 3, -2, [2, 3]),
            ([4, 4, 8], 1, 1, [1, 2, 3]),
            ([4, 4, 8], 3, 7, [0, 1, 3]),
            ([4, 4, 8], 2, 3, [2, 2, 3, 9, 9]),
            ([9, 8, 7, 6, 5], 5, 3, [5]),
            ([9, 8, 7, 6, 5], 4, 4, [5]),
            ([10, 2, 10, 2, 33], 4, 1, [4, 5]),
            ([-1, -5, -5, -1, 0], 5, 3, [4, 5]),
            ([6, 1, 1, 6, 1, 6, 6], 3, 2, [3, 4, 5, 6, 7]),
            ([0, 0, 0, 1, 2, 3], 3, 4, [3, 6]),
        ],
        "random": [_draw(rng) for _ in range(16)],
    }


def _draw(rng):
    n = int(rng.integers(5, 50))
    points = sorted(int(point) for point in rng.integers(0, n + 3, size=6))
    tokens = [int(token) for token in rng.integers(0, 7, size=n)]
    return tokens, int(rng.integers(1, n + 4)), int(rng.integers(1, 6)), points


def scale(n, rng):
    """Return n tokens over eight ids, a window of half of them and n / 32 reports."""
    tokens = [int(token) for token in rng.integers(0, 8, size=n)]
    return tokens, n // 2, 3, list(range(32, n + 1, 32))

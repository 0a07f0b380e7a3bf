def cases(rng):
    """Return the named groups of argument tuples (lengths, row)."""
    return {
        "examples": [
            ([4, 8, 1, 4, 2, 1], 10),
            ([5, 5, 5], 10),
            ([12, 3, 11], 10),
        ],
        "edge": [
            ([], 8),
            ([3], 8),
            ([8], 8),
            ([9], 8),
            ([9, 10], 8),
            ([8, 8, 8], 8),
            ([1, 1, 1, 1], 1),
            ([4, 4, 4, 4, 4], 8),
            ([2, 6, 2, 6], 8),
            ([3, 9, 5, 8, 20, 5], 8),
            # The 1 fits both open rows; the first one wins although the second is the tighter fit.
            ([6, 1, 8, 5], 12),
            ([5, 6, 4, 3, 2], 10),
            ([5, 1, 5, 1], 6),
            ([1, 2, 3, 4, 5, 6, 7], 7),
            ([6, 5, 3, 1, 1], 8),
        ],
        "random": [_draw(rng) for _ in range(18)],
    }


def _draw(rng):
    n, row = int(rng.integers(1, 45)), int(rng.integers(8, 24))
    longest = int(rng.integers(row // 3, row + 3))
    return [int(length) for length in rng.integers(1, longest + 1, size=n)], row


def scale(n, rng):
    """Return lengths of which only pairs fit together, so that about n / 2 rows open."""
    return [int(length) for length in rng.integers(3400, 6500, size=n)], 10_000

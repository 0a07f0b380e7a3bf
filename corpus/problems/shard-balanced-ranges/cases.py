def cases(rng):
    """Return the named groups of argument tuples (sizes, k)."""
    return {
        "examples": [
            ([4, 2, 6, 3, 5], 3),
            ([7, 1, 1, 1], 2),
            ([3, 3], 4),
        ],
        "edge": [
            ([], 1),
            ([], 3),
            ([5], 1),
            ([5], 3),
            ([0], 2),
            ([0, 0, 0], 2),
            ([1, 2, 3, 4], 1),
            ([1, 2, 3, 4], 4),
            ([1, 2, 3, 4], 9),
            ([2, 2, 2, 2], 2),
            ([2, 2, 2, 2, 2], 2),
            ([9, 1, 1, 1, 1], 3),
            ([1, 1, 1, 1, 9], 3),
            ([1, 1, 9, 1, 1], 3),
            ([1, 1, 9, 1, 1], 2),
            ([3, 1, 0, 0, 4], 2),  # the empty files belong to the full range before them
            ([0, 0, 4, 0, 4, 0], 2),
            ([5, 0, 5, 0, 0, 5, 0], 3),
            ([6, 6, 0], 5),
            ([1, 5, 5, 1], 3),
            ([5, 5, 1, 1, 1, 5], 3),  # closing at the average leaves too much for the last
            ([2, 3, 4, 5, 6, 7, 8], 3),
            ([8, 7, 6, 5, 4, 3, 2], 3),
            ([10**18, 1, 10**18, 2, 3], 2),
            ([10**18 - 1, 10**18, 10**18, 7, 1], 3),
            ([2**53, 1, 1, 2**53, 1, 1, 1], 2),
            ([2**53 + 1, 2**53 + 3, 1], 2),
            ([100], 100),
        ],
        "random": [_draw(rng) for _ in range(24)],
    }


def _draw(rng):
    """Return up to thirty sizes, many of them small or zero, and up to ten readers."""
    n, top = int(rng.integers(1, 30)), int(rng.choice([3, 12, 1000]))
    return [int(size) for size in rng.integers(0, top + 1, size=n)], int(rng.integers(1, 11))


def scale(n, rng):
    """Return n sizes and three readers."""
    return [int(size) for size in rng.integers(1, 10**9, size=n)], 3

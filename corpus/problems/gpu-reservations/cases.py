def cases(rng):
    """Return the named groups of argument tuples (requests, gap)."""
    return {
        "examples": [
            ([(0, 4), (2, 6), (4, 8), (5, 7)], 0),
            ([(0, 4), (2, 6), (4, 8), (5, 7)], 1),
            ([(9, 12), (3, 3), (3, 5), (4, 10), (7, 11)], 2),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(24)],
    }


def _edge():
    return [
        ([], 0),
        ([], 5),
        ([(3, 9)], 0),
        ([(3, 9)], 4),
        ([(3, 3)], 2),
        ([(5, 2), (4, 4)], 0),
        # One ends where the next begins: the same GPU without a gap, another one with it.
        ([(0, 2), (2, 4), (4, 6)], 0),
        ([(0, 2), (2, 4), (4, 6)], 1),
        ([(0, 2), (3, 4), (5, 6)], 1),
        ([(0, 2), (3, 4), (4, 6)], 1),
        # Equal starts go by position, whatever their ends.
        ([(1, 9), (1, 3), (1, 5)], 0),
        ([(1, 3), (1, 9), (1, 5)], 0),
        ([(7, 8), (1, 5), (1, 3), (3, 4), (1, 2), (2, 7)], 0),
        # Of several free GPUs the lowest number is taken, not the one idle for longest or shortest.
        ([(0, 9), (1, 3), (2, 7), (8, 9), (10, 12), (10, 11)], 0),
        ([(0, 3), (1, 2), (4, 6), (4, 5)], 0),
        ([(0, 6), (1, 5), (2, 4), (7, 9), (7, 8), (7, 10)], 0),
        ([(0, 5), (0, 4), (0, 3), (5, 6), (5, 7), (6, 8)], 1),
        # Several come free at the same moment.
        ([(0, 4), (1, 4), (2, 4), (4, 5), (4, 6)], 0),
        ([(2, 4), (1, 4), (0, 4), (4, 5), (4, 6), (4, 7)], 0),
        # Empty requests take nothing, not even a gap, wherever they lie.
        ([(0, 4), (2, 2), (2, 5), (4, 3), (4, 6)], 0),
        ([(0, 0), (0, 1), (1, 1), (1, 2)], 3),
        # Before zero, and far beyond what a float can tell apart.
        ([(-8, -3), (-5, 0), (-3, 2), (0, 1)], 0),
        ([(0, 2**53), (2**53, 2**53 + 2), (2**53 + 1, 2**53 + 3)], 0),
        ([(0, 2**53), (2**53, 2**53 + 2), (2**53 + 1, 2**53 + 3)], 1),
        ([(0, 10), (1, 10), (2, 10), (3, 10), (4, 10)], 0),
        ([(4, 10), (3, 10), (2, 10), (1, 10), (0, 10)], 7),
        ([(0, 1), (1, 2), (2, 3)], 10**12),
    ]


def _draw(rng):
    """Return up to thirty requests over a short time, so that equal moments are common."""
    horizon, longest = int(rng.integers(5, 60)), int(rng.integers(2, 15))
    requests = []
    for _ in range(int(rng.integers(1, 31))):
        start = int(rng.integers(0, horizon))
        requests.append((start, start + int(rng.integers(0, longest))))
    return requests, int(rng.choice([0, 0, 1, 3]))


def scale(n, rng):
    """Return n requests of which about n / 4 overlap at any moment."""
    starts, lengths = rng.integers(0, 1_000_000, size=n), rng.integers(100_000, 400_000, size=n)
    return [(int(start), int(start + length)) for start, length in zip(starts, lengths, strict=True)], 10

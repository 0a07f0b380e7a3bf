def cases(rng):
    """Return the named groups of argument tuples (owners, weights)."""
    return {
        "examples": [
            ([0, 0, 0, 1, 1, 1], [1, 1, 1]),
            ([2, 0, 1, 2, 0, 1, 2], [3, 0, 1]),
            ([-1, -1, -1, 0, 5], [1, 2]),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(24)],
    }


def _edge():
    big = 10**12
    return [
        ([], []),
        ([], [3, 1]),
        ([0, 1, -1], []),
        ([0, 1, -1], [0, 0]),
        ([0], [0]),
        ([0], [5]),
        ([-1, -7, 3], [4]),
        # Nothing has to move, and nothing does.
        ([1, 0, 1, 0], [1, 1]),
        ([2, 2, 1, 0], [1, 1, 2]),
        # The first ones stay, the last ones go, and they fill the lowest node first.
        ([0, 0, 0, 0, 0, 0], [1, 1, 1]),
        ([2, 2, 2, 2, 2, 2], [1, 1, 1]),
        ([1, 1, 0, 1, 1, 1], [1, 1, 1]),
        ([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], [1, 1, 1, 1]),
        ([3, 3, 3, -1, 3, 9, 3, -1], [1, 1, 1, 1]),
        # A node with weight zero is emptied and gets nothing.
        ([0, 1, 2, 0, 1, 2], [1, 0, 1]),
        ([1, 1, 1, 1], [0, 0, 3, 0]),
        ([0, 0, 0], [0, 1]),
        # Left-over items: largest remainder first, equal ones to the lower node.
        ([-1] * 5, [1, 1, 1]),
        ([-1] * 4, [1, 1, 1]),
        ([-1] * 2, [1, 1, 1, 1]),
        ([-1] * 7, [5, 3, 1]),
        ([-1] * 10, [7, 7, 6]),
        ([-1] * 3, [1, 2, 4]),
        ([2, 1, 0, 2, 1], [1, 1, 1]),
        ([1, 1, 1], [1, 1]),
        # Shares of 4/3, 1/3 and 10/3 have the same remainder, though not as floats.
        ([-1] * 5, [4, 1, 10]),
        ([1] * 8, [8, 5, 11]),
        # Remainders that lie very close together.
        ([-1] * 3, [big - 1, big, big - 1]),
        ([-1] * 1, [big - 1, big, big]),
        ([2] * 40, [10**15 - 1, 10**15, 10**15 - 1]),
        ([-1] * 7, [10**15, 10**15 + 1, 10**15 + 2]),
        ([0, 0, 0, 0, 0, 0, 0], [10**15 - 1, 10**15, 10**15]),
    ]


def _draw(rng):
    """Return up to forty items on up to seven nodes, some without a home, and new weights."""
    nodes = int(rng.integers(1, 8))
    owners = [int(owner) for owner in rng.integers(-1, nodes + 2, size=int(rng.integers(1, 41)))]
    return owners, [int(weight) for weight in rng.integers(0, int(rng.choice([3, 12])), size=nodes)]


def scale(n, rng):
    """Return n items on n / 16 nodes, with weights that move about half of them."""
    nodes = n // 16
    weights = rng.integers(0, 20, size=nodes)
    return [int(owner) for owner in rng.integers(0, nodes, size=n)], [int(weight) for weight in weights]

def cases(rng):
    """Return the named groups of argument tuples (n, needs)."""
    return {
        "examples": [
            (5, [(3, 0), (4, 0), (0, 2), (1, 2)]),
            (6, [(0, 3), (3, 4), (4, 1), (1, 3), (4, 5)]),
            (3, []),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(24)],
    }


def _edge():
    return [
        (0, []),
        (1, []),
        (1, [(0, 0)]),
        (2, [(1, 0)]),
        (2, [(0, 1), (1, 0)]),
        # The smallest ready step goes first even if it became ready last.
        (4, [(3, 0)]),
        (5, [(2, 0), (0, 1)]),
        (6, [(5, 0), (4, 1), (3, 2)]),
        (6, [(2, 1), (2, 0), (5, 3), (0, 4)]),
        (7, [(6, 0), (0, 5), (1, 6), (2, 3)]),
        (12, [(11, 2), (9, 10), (10, 1)]),
        # The same need stated several times.
        (3, [(2, 0), (2, 0), (0, 1), (2, 0)]),
        (4, [(0, 1), (0, 1), (1, 2), (2, 1), (1, 2)]),
        # Needs of itself, alone and next to others.
        (3, [(1, 1)]),
        (4, [(2, 2), (2, 0), (1, 3)]),
        (5, [(0, 3), (3, 0), (1, 1), (2, 4)]),
        # Steps behind a ring are stuck, but not on it.
        (5, [(3, 4), (4, 3), (4, 0), (0, 1)]),
        (6, [(5, 0), (5, 4), (4, 5), (0, 1), (1, 2)]),
        (7, [(6, 1), (1, 2), (2, 6), (2, 0), (0, 3)]),
        # The ring starts with its smallest step and runs in the direction of the work.
        (4, [(0, 2), (2, 3), (3, 1), (1, 0)]),
        (4, [(3, 1), (1, 2), (2, 3), (0, 1)]),
        (5, [(4, 2), (2, 1), (1, 3), (3, 4)]),
        # Two rings: the walk from the smallest stuck step decides, not the smallest ring.
        (6, [(1, 2), (2, 1), (3, 4), (4, 3), (4, 0)]),
        (6, [(4, 5), (5, 4), (1, 2), (2, 3), (3, 1), (5, 0), (2, 0)]),
        (6, [(0, 1), (1, 0), (3, 2), (2, 3), (2, 0), (3, 1)]),
        (5, [(0, 1), (1, 2), (2, 0), (1, 0), (3, 2), (2, 3), (4, 4)]),
        # A step needs several stuck ones: the smallest of them is followed.
        (5, [(3, 0), (2, 0), (0, 2), (0, 3), (4, 1)]),
        (5, [(2, 3), (3, 2), (4, 2), (2, 4), (4, 0), (3, 0)]),
        # A smaller need that can run is no cause of being stuck.
        (5, [(0, 3), (3, 2), (2, 3), (1, 2), (2, 4)]),
    ]


def _draw(rng):
    """Return up to fifteen steps with about as many needs; most go one way along a hidden order."""
    n = int(rng.integers(1, 16))
    place = [int(p) for p in rng.permutation(n)]
    against = 0.0 if rng.random() < 0.5 else 0.12
    needs = []
    for _ in range(int(rng.integers(0, 2 * n))):
        a, b = (int(step) for step in rng.integers(0, n, size=2))
        if rng.random() < against:
            needs.append((a, b))
        elif a != b:
            needs.append((a, b) if place[a] < place[b] else (b, a))
    return n, needs


def scale(n, rng):
    """Return n steps: three quarters are ready at once, an eighth needs two of those, an eighth is one long ring."""
    eighth, quarter = n // 8, n // 4
    needs = [(int(before), after) for after in range(eighth) for before in rng.integers(quarter, n, size=2)]
    ring = [int(step) for step in eighth + rng.permutation(quarter - eighth)]
    return n, [*needs, *zip(ring, [*ring[1:], ring[0]], strict=True)]

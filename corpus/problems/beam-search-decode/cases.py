import math

NO = -math.inf


def cases(rng):
    """Return the named groups of argument tuples (first, follow, end, width, max_len, alpha)."""
    chain = [[-1.0, -0.5, -2.0], [-0.25, -3.0, -0.5], [-1.0, -1.0, -1.0]]
    return {
        "examples": [
            ([-0.5, -1.0, -3.0], chain, 2, 2, 3, 1.0),
            ([-0.5, -1.0, -3.0], chain, 2, 2, 3, 0.0),
            ([-1.0, -1.0], [[-1.0, -1.0], [-1.0, -1.0]], 7, 2, 2, 0.5),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(24)],
        "numeric": _numeric(rng),
    }


def _edge():
    flat = [[-1.0] * 3 for _ in range(3)]
    late = [[-0.25, -4.0], [-1.0, -1.0]]
    return [
        ([], [], 0, 3, 4, 1.0),
        ([-1.0], [[-1.0]], 0, 3, 0, 1.0),
        ([-1.0], [[-1.0]], 0, 1, 3, 1.0),
        ([-1.0], [[-0.5]], 5, 1, 3, 1.0),  # nothing can finish
        ([-1.0], [[-0.5]], -1, 2, 1, 0.0),  # no token has the number of the last place
        ([NO, NO], [[-1.0, -1.0]] * 2, 1, 2, 3, 1.0),
        ([-1.0, NO], [[NO, NO], [-1.0, -1.0]], 1, 2, 3, 1.0),  # a dead end with nothing finished
        ([-1.0, NO], [[NO, NO], [-1.0, -1.0]], 1, 2, 1, 1.0),
        ([-2.0, -1.0, NO], [[NO, NO, -1.0], [NO, NO, NO], [-1.0, -1.0, -1.0]], 2, 2, 5, 1.0),
        ([-1.0] * 3, flat, 0, 2, 3, 0.0),
        ([-1.0] * 3, flat, 2, 2, 3, 1.0),  # every average is the same: the smaller list wins
        ([-1.0] * 3, flat, 2, 9, 3, 1.0),
        ([-1.0] * 3, flat, 1, 3, 3, 2.0),
        ([-1.0] * 3, flat, 9, 4, 3, 1.0),
        # The beam holds token 1 before token 0; two rounds later both are equal again.
        ([-2.0, -1.0, NO], [[-1.0, NO, -3.0], [NO, -2.0, -2.0], flat[0]], 2, 2, 2, 1.0),
        ([-2.0, -1.0, NO], [[-1.0, NO, -3.0], [NO, -2.0, -2.0], flat[0]], 2, 4, 3, 1.0),
        ([-2.0, -1.0, NO], [[-1.0, NO, NO], [NO, -2.0, NO], flat[0]], 2, 1, 2, 1.0),
        ([-2.0, -1.0, NO], [[-1.0, NO, NO], [NO, -2.0, NO], flat[0]], 2, 2, 2, 1.0),
        # Ending late is worth it only after dividing by the length.
        ([-0.25, -2.0], late, 1, 2, 6, 0.0),
        ([-0.25, -2.0], late, 1, 2, 6, 1.0),
        ([-0.25, -2.0], late, 1, 2, 6, 2.0),
        ([-3.0, -1.0], [[-3.0, -1.0], [-1.0, -1.0]], 1, 2, 3, 1.0),  # whether the end token counts decides
        ([-0.5, -1.0], [[-0.5, -0.75], [0.0, 0.0]], 1, 2, 2, 1.0),
        ([-0.1, -5.0], [[-0.1, -9.0], [0.0, 0.0]], 1, 2, 3, 1.0),  # cut off, though better than all finished ones
        ([-0.1, -0.2], [[-0.1, -0.3], [-0.1, -0.1]], 1, 1, 4, 1.0),
        ([0.0, 0.0], [[0.0, 0.0], [0.0, 0.0]], 1, 2, 3, 1.0),
    ]


def _draw(rng):
    """Return a case; half of them have coarse log-probabilities, so that ties are common."""
    size = int(rng.integers(2, 5))
    table = -rng.uniform(0.0, 1.5, size=(size + 1, size))
    if rng.random() < 0.5:
        table = (table * 2).round() / 2
    table[rng.random(size=table.shape) < 0.1] = NO  # rounding gives -0.0 too, which must do no harm
    first, *follow = [[float(value) for value in row] for row in table]
    alpha = float(rng.choice([0.0, 0.6, 1.0, 1.0, 1.5]))
    return first, follow, int(rng.integers(0, size)), int(rng.integers(1, 5)), int(rng.integers(2, 6)), alpha


def _numeric(rng):
    def table(size, scale):
        rows = -rng.uniform(0.9, 1.1, size=(size + 1, size)) * scale
        first, *follow = [[float(value) for value in row] for row in rows]
        return first, follow

    return [
        (*table(3, 300.0), 2, 2, 5, 1.0),
        (*table(3, 900.0), 2, 3, 4, 0.7),
        (*table(2, 1e6), 1, 2, 5, 1.0),
        (*table(3, 1e-9), 0, 2, 4, 0.5),
        ([-745.0, -746.0, -800.0], [[-745.5, -745.0, -746.0]] * 3, 2, 3, 4, 1.0),
        (*table(3, 400.0), 8, 2, 5, 0.0),
    ]

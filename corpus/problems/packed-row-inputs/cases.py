def cases(rng):
    """Return the named groups of argument tuples (rows, width, pad)."""
    return {
        "examples": [
            ([[[5, 6, 7], [8, 9]]], 6, 0),
            ([[[5, 6, 7, 8]], [[3]]], 3, 0),
            ([[[4, 0], [], [0, 2, 1]]], 4, 0),
        ],
        "edge": [
            ([], 4, 0),
            ([], 0, 0),
            ([[]], 3, 7),
            ([[], [[2]]], 2, -1),
            ([[[1, 2], [3]]], 0, 0),
            ([[[]]], 2, 0),
            ([[[], [], [6, 5]], [[6, 5], []]], 3, 9),
            ([[[1]]], 1, 0),
            ([[[1]]], 2, 1),
            ([[[1, 2]]], 1, 0),
            ([[[1, 2, 3]]], 3, 0),
            ([[[1, 2, 3, 4]]], 3, 0),
            ([[[1, 2], [3, 4]]], 4, 0),
            ([[[1, 2], [3, 4]]], 3, 0),
            ([[[1, 2], [3, 4], [5]]], 3, 0),
            # A short document behind one that was cut must not slip in.
            ([[[1, 2], [3, 4, 5, 6], [7], [8]]], 4, 0),
            ([[[1, 2], [], [3, 4, 5, 6], [7]]], 5, -100),
            ([[[7, 7], [7]]], 5, 7),
            ([[[7, 1, 7], [7, 2]]], 4, 7),
            ([[[1], [2], [3], [4]]], 4, 0),
            ([[[2**40, 3]]], 3, -(2**40)),
        ],
        "random": [_draw(rng) for _ in range(16)],
    }


def _draw(rng):
    """Return some rows whose documents sometimes overflow; the pad id occurs among the tokens."""
    width = int(rng.integers(3, 14))
    rows = []
    for _ in range(int(rng.integers(1, 5))):
        lengths = rng.integers(0, 6, size=int(rng.integers(0, 5)))
        rows.append([[int(token) for token in rng.integers(0, 20, size=length)] for length in lengths])
    rows.append([[int(token) for token in rng.integers(0, 20, size=2)]])  # at least one row with padding
    return rows, width, int(rng.integers(0, 20))

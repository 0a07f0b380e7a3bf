import math


def cases(rng):
    """Return the named groups of argument tuples (scores, grades, k)."""
    return {
        "examples": [
            ([[0.9, 0.5, 0.2]], [[0, 2, 1]], 3),
            ([[1.0, 1.0]], [[0, 1]], 5),
            ([[2.0, 1.0, 1.0, 0.0], [], [0.5, 0.1]], [[0, 1, 0, 3], [], [0, 0]], 2),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(16)],
        "numeric": _numeric(rng),
    }


def _edge():
    inf = math.inf
    return [
        ([], [], 3),
        ([[]], [[]], 3),
        ([[1.0, 2.0]], [[0, 0]], 3),
        ([[1.0]], [[1]], 1),
        ([[1.0]], [[1]], 0),
        ([[1.0, 2.0]], [[3, 0]], -2),
        ([[1.0, 2.0]], [[1, 0]], 1),
        ([[1.0, 2.0]], [[1, 0]], 9),
        ([[2.0, 1.0], [1.0, 2.0], [1.0, 1.0]], [[1, 0], [1, 0], [1, 0]], 2),
        ([[2.0, 1.0], [], [4.0], [1.0, 3.0]], [[1, 0], [], [0], [1, 0]], 1),
        ([[7.0] * 4], [[0, 0, 1, 0]], 4),
        ([[7.0] * 4], [[1, 1, 1, 1]], 2),
        ([[7.0] * 4], [[2, 0, 1, 0]], 2),
        # The group of ties straddles k, with something above and below it.
        ([[9.0, 5.0, 5.0, 5.0, 1.0]], [[0, 3, 0, 1, 2]], 3),
        ([[9.0, 5.0, 5.0, 5.0, 1.0]], [[0, 0, 0, 0, 2]], 3),
        ([[5.0, 9.0, 9.0, 5.0]], [[4, 0, 0, 4]], 2),
        ([[3.0, 2.0, 1.0, 0.0]], [[0, 1, 5, 2]], 2),
        ([[0.0, -0.0, -1.0]], [[0, 1, 1]], 1),
        ([[-inf, inf, -inf, inf]], [[1, 0, 0, 2]], 3),
        ([[1.0, 2.0, 2.0]], [[30, 1, 0]], 3),
    ]


def _draw(rng):
    """Return some queries with few distinct scores, so that ties are common."""
    scores, grades = [], []
    for _ in range(int(rng.integers(1, 5))):
        n = int(rng.integers(0, 13))
        scores.append([float(score) for score in rng.integers(0, int(rng.integers(2, 12)), size=n)])
        grades.append([int(grade) for grade in rng.integers(0, 4, size=n) * rng.integers(0, 2, size=n)])
    return scores, grades, int(rng.integers(1, 11))


def _numeric(rng):
    """Return large groups of ties, where factorials overflow and chances get small, and close scores."""
    lone = [0] * 299 + [1]
    many = [1] * 120 + [0] * 180
    close = [1.0, 1.0 + 2**-52, 1.0 - 2**-53, 1.0]
    return [
        ([[0.5] * 300], [lone], 100),
        ([[0.5] * 300], [many], 300),
        ([[0.5] * 250 + [0.75] * 50], [many[::-1]], 60),
        ([close], [[0, 0, 1, 2]], 3),
        ([[score * 1e-320 for score in (3.0, 5.0, 3.0)]], [[1, 0, 0]], 3),
        ([[1e300, 2e300, 1e300, 5e299]], [[2, 0, 0, 1]], 2),
    ]


def scale(n, rng):
    """Return one query with n items, a third of which share a score."""
    scores = [float(score) for score in rng.integers(1, 4 * n, size=n - n // 3)] + [0.0] * (n // 3)
    return [scores], [[int(grade) for grade in rng.integers(0, 4, size=n)]], n

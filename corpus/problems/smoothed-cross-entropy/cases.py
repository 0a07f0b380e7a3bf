import numpy as np

NO = -np.inf


def _draw(rng, rows, classes, smoothing, ignored=0, ignore_index=-100, scale=2.0):
    """Return (logits, targets, smoothing, ignore_index) with some rows ignored."""
    targets = rng.integers(0, classes, size=rows)
    targets[rng.permutation(rows)[:ignored]] = ignore_index
    return rng.normal(size=(rows, classes)) * scale, targets, smoothing, ignore_index


def cases(rng):
    """Return the named groups of argument tuples (logits, targets, smoothing, ignore_index)."""
    return {
        "examples": [
            (np.array([[0.0, 0.0], [1.0, 3.0]]), np.array([0, 1]), 0.0, -100),
            (np.array([[2.0, 1.0, 0.0], [5.0, 5.0, 5.0]]), np.array([0, -100]), 0.3, -100),
            (np.array([[1.0, 2.0, NO]]), np.array([1]), 0.2, -1),
        ],
        "edge": _edge(rng),
        "random": [
            _draw(rng, 5, 4, 0.1, ignored=2),
            _draw(rng, 4, 7, 0.25, ignored=1),
            _draw(rng, 6, 3, 0.0, ignored=3, ignore_index=-1),
            _draw(rng, 3, 5, 0.4, ignored=1, ignore_index=99),
            _draw(rng, 7, 2, 0.05),
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    logits, targets, _, _ = _draw(rng, 6, 4, 0.1)
    forbidden = logits.copy()
    forbidden[[0, 2, 3], [(targets[i] + 1) % 4 for i in (0, 2, 3)]] = NO
    forbidden[2, (targets[2] + 2) % 4] = NO
    lone = np.array([[NO, 4.0, NO], [1.0, 2.0, 3.0]])
    unread = logits.copy()
    unread[1], unread[4, 2], unread[5] = np.nan, np.inf, NO
    gaps = targets.copy()
    gaps[[1, 4, 5]] = -100
    return [
        (np.zeros((0, 3)), np.zeros(0, dtype=np.int64), 0.1, -100),
        (logits, np.full(6, -100), 0.1, -100),
        (np.full((2, 3), np.nan), np.array([-1, -1]), 0.0, -1),
        (logits[:1], targets[:1], 0.1, -100),
        (logits[:, :1], np.zeros(6, dtype=np.int64), 0.3, -100),
        (logits, np.array([0, 3, 0, 1, 0, 2]), 0.2, 0),
        (logits, np.array([3, 3, 1, 3, 2, 3]), 0.2, 3),
        (unread, gaps, 0.15, -100),
        (forbidden, targets, 0.2, -100),
        (forbidden, targets, 0.0, -100),
        (forbidden, targets, 1.0, -100),
        (lone, np.array([1, 0]), 0.5, -100),
        (np.repeat(logits, 2, axis=0)[::2, ::-1], targets[::-1], 0.1, -100),
        (np.array([[1, 0, 5], [2, 2, 2]]), np.array([2, 0], dtype=np.int32), 0.1, -100),
    ]


def _numeric(rng):
    """Return logits far from zero, far from each other, and narrow ones."""
    logits, targets, smoothing, ignore = _draw(rng, 4, 5, 0.1, ignored=1)
    wide = logits * 4000.0
    wide[0, (targets[0] + 1) % 5] = NO
    return [
        (logits + 2e6, targets, smoothing, ignore),
        (logits - 3000.0, targets, smoothing, ignore),
        (wide, targets, smoothing, ignore),
        (logits * 1e-9, targets, 0.0, ignore),
        ((logits * 100.0).astype(np.float16), targets, smoothing, ignore),
        ((logits * 50.0).astype(np.float32), targets, 0.01, ignore),
        (np.array([[800.0, -800.0], [-800.0, 800.0]]), np.array([1, 1]), 0.0, ignore),
    ]

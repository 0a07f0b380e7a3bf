import numpy as np


def _draw(rng, length, vocabulary, end=-1, mix=0.5, kind=np.float64, size=1.0):
    """Return (draft, q, p, u, r, end) in which no decision is close to its border."""
    while True:
        q = (rng.dirichlet(np.full(vocabulary, 0.7), size=length) * size).astype(kind)
        own = rng.dirichlet(np.full(vocabulary, 0.7), size=length + 1) * size
        p = own.copy()
        p[:length] = mix * q + (1.0 - mix) * own[:length]
        p = p.astype(kind)
        draft = [int(rng.choice(vocabulary, p=_unit(row))) for row in q]
        u, r = [float(value) for value in rng.uniform(size=length)], float(rng.uniform())
        if _clear(draft, q, p, u, r):
            return draft, q, p, u, r, end


def _unit(row):
    wide = row.astype(np.float64)
    return wide / wide.sum()


def _clear(draft, q, p, u, r, margin=1e-6):
    """Tell whether acceptance and every possible draw stay as they are when the last digits change."""
    borders = [np.cumsum(_unit(row)) for row in p]
    for place, token in enumerate(draft):
        wanted, proposed = _unit(p[place]), _unit(q[place])
        if abs(u[place] * proposed[token] - wanted[token]) < margin:
            return False
        excess = np.maximum(wanted - proposed, 0.0)
        borders.append(np.cumsum(excess) / excess.sum())
    return all(np.min(np.abs(border[:-1] - r), initial=1.0) > margin for border in borders)


def cases(rng):
    """Return the named groups of argument tuples (draft, q, p, u, r, end)."""
    q = np.array([[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]])
    p = np.array([[0.25, 0.5, 0.25], [0.5, 0.25, 0.25], [0.25, 0.25, 0.5]])
    return {
        "examples": [
            ([1, 0], q, p, [0.9, 0.9], 0.6, -1),
            ([0, 1], q, p, [0.25, 0.75], 0.9, -1),
            ([0, 1], q, p, [0.75, 0.0], 0.3, -1),
            ([1, 0], q, p, [0.5, 0.5], 0.6, 1),
        ],
        "edge": _edge(rng, q, p),
        "random": [
            _draw(rng, int(rng.integers(1, 6)), int(rng.integers(2, 8)), int(rng.integers(-1, 4)), float(rng.uniform(0.0, 0.9)))
            for _ in range(18)
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng, q, p):
    """Return decisions right on the border, with numbers that are exact, and rows with zeros."""
    sure = np.array([[0.0, 1.0, 0.0]])
    other = np.array([[0.0, 0.0, 1.0], [0.5, 0.5, 0.0]])
    halves = np.array([[0.5, 0.5, 0.0], [0.25, 0.0, 0.75]])
    draft, dq, dp, u, r, _ = _draw(rng, 4, 5, mix=0.95)
    last = np.nextafter(1.0, 0.0)
    return [
        ([], np.zeros((0, 3)), p[:1], [], 0.25, -1),  # the running sum only equals r
        ([], np.zeros((0, 3)), p[2:], [], 0.0, -1),
        ([], np.zeros((0, 1)), np.array([[0.3]]), [], 0.99, 0),
        ([0], np.array([[2.0]]), np.array([[3.0], [5.0]]), [0.999], 0.5, -1),
        ([0, 1], q, p, [0.5, 0.0], 0.5, -1),  # u equals the ratio: rejected
        ([0, 1], q, p, [0.25, 0.5], 0.0, -1),
        ([0, 1], q, p, [0.25, 0.25], 0.5, -1),
        ([0, 1], q, p, [0.25, 0.25], 0.25, -1),
        ([1], sure, other, [0.0], 0.5, -1),  # the target forbids the token: even u = 0 is rejected
        ([2], sure, other, [0.9], 0.25, -1),  # never proposed but wanted: accepted
        ([2], sure, np.array([[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]]), [0.0], 0.75, -1),
        ([2], halves[:1], halves, [0.0], 0.75, -1),  # equal rows leave no residual
        ([2], halves[:1], halves, [0.0], 0.5, -1),
        ([1, 1, 1], np.repeat(sure, 3, axis=0), np.repeat(sure, 4, axis=0), [0.9, 0.9, 0.9], 0.9, 1),
        ([0, 1], np.repeat(halves[:1], 2, axis=0), halves[[0, 0, 1]], [0.5, 0.5], 0.5, 1),
        ([0, 1], q, p, [0.75, 0.25], 0.5, 0),  # the end token is rejected, so it does not end anything
        ([0, 1], q, p, [0.25, 0.25], 0.9, 1),
        (draft, dq, dp, [0.0] * 4, r, -1),
        (draft, dq, dp, [last] * 4, r, 9),
        (draft, np.repeat(dq, 2, axis=0)[::2], np.asfortranarray(dp), u, r, -1),
        ([1, 0], np.array([[1, 1], [3, 1]]), np.array([[2, 6], [1, 3], [4, 4]]), [0.5, 0.25], 0.5, -1),
        ([], np.zeros((0, 3)), np.array([[0.5, 0.5, 0.0]]), [], float(last), -1),
        ([], np.zeros((0, 12)), np.array([[0.1] * 10 + [0.0] * 2]), [], float(last), -1),
    ]


def _numeric(rng):
    """Return rows that are far from normalized, and narrow types."""
    return [
        *(_draw(rng, 3, 5, mix=0.6, size=size) for size in (1000.0, 1e-6, 1e30)),
        *(_scaled(rng, left, right) for left, right in ((3.0, 0.5), (0.25, 2.0), (7.0, 1.0), (1.0, 5.0))),
        *(_draw(rng, 4, 60, mix=0.7, kind=np.float16, size=400.0) for _ in range(3)),
        *(_draw(rng, 4, 6, mix=0.7, kind=np.float32) for _ in range(2)),
        ([0], np.array([[1.0, 1e-12]]), np.array([[1e-12, 1.0], [1e-12, 1.0]]), [1e-6], 1e-9, -1),
        ([1], np.array([[1.0, 1e-12]]), np.array([[1.0, 2e-12], [1e-12, 1.0]]), [0.99], 1e-9, -1),
    ]


def _scaled(rng, left, right):
    """Return a case whose two models are normalized to different totals."""
    draft, q, p, u, r, end = _draw(rng, 4, 5, mix=0.7)
    return draft, q * left, p * right, u, r, end

import numpy as np


def _draw(rng, batch, heads, groups, queries, keys, width, value_width, causal, scale=1.0):
    """Return (q, k, v, keep, causal) with nothing padded."""
    return (
        rng.normal(size=(batch, heads, queries, width)) * scale,
        rng.normal(size=(batch, groups, keys, width)) * scale,
        rng.normal(size=(batch, groups, keys, value_width)) * scale,
        np.ones((batch, keys), dtype=bool),
        causal,
    )


def _padded(args, *holes, filler=None):
    """Mark (batch, position) pairs as padding and overwrite their keys and values with a filler."""
    q, k, v, keep, causal = args
    k, v, keep = k.copy(), v.copy(), keep.copy()
    for b, j in holes:
        keep[b, j] = False
        if filler is not None:
            k[b, :, j] = v[b, :, j] = filler
    return q, k, v, keep, causal


def _row(*items):
    return np.array(items).reshape(1, 1, len(items), -1)


def cases(rng):
    """Return the named groups of argument tuples (q, k, v, keep, causal)."""
    return {
        "examples": [
            (_row(1.0), _row(0.0, 0.0), _row([1.0, 4.0], [3.0, 0.0]), np.ones((1, 2), dtype=bool), False),
            (_row(1.0, 1.0, 1.0), _row(0.5, 2.0), _row(6.0, 8.0), np.ones((1, 2), dtype=bool), True),
            _padded(_draw(rng, 1, 2, 1, 1, 3, 2, 1, False), (0, 0), filler=np.nan),
        ],
        "edge": _edge(rng),
        "random": [
            _padded(_draw(rng, 2, 4, 2, 3, 5, 3, 2, True), (0, 1), (1, 0), (1, 4)),
            _padded(_draw(rng, 2, 6, 2, 2, 4, 3, 5, False), (1, 0), (1, 1), filler=9.0),
            _draw(rng, 3, 6, 3, 4, 4, 2, 3, True),
            _padded(_draw(rng, 1, 8, 2, 5, 3, 4, 2, True), (0, 2)),
            _draw(rng, 2, 2, 2, 1, 6, 5, 4, True),
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    every_key = [(0, 0), (0, 1), (0, 2)]
    q, k, v, keep, _ = _draw(rng, 2, 4, 2, 3, 4, 6, 6, True)
    strided = (q[..., ::2], k[..., 1::2], np.moveaxis(np.moveaxis(v, 3, 1).copy(), 1, 3), keep, True)
    mask = np.array([[True, False] * 3, [False, True] * 3])
    return [
        _draw(rng, 2, 4, 2, 0, 3, 2, 3, True),
        _draw(rng, 2, 2, 1, 2, 0, 3, 2, False),
        _draw(rng, 2, 2, 1, 2, 0, 3, 2, True),
        _draw(rng, 0, 2, 1, 2, 3, 3, 2, True),
        _draw(rng, 1, 1, 1, 1, 1, 1, 1, True),
        _padded(_draw(rng, 2, 2, 1, 2, 3, 2, 2, False), *every_key),
        _padded(_draw(rng, 2, 2, 1, 2, 3, 2, 2, True), *every_key, filler=np.nan),
        _padded(_draw(rng, 1, 2, 2, 3, 3, 2, 2, True), (0, 0)),  # the first query has its only key padded
        _padded(_draw(rng, 1, 2, 1, 2, 3, 2, 2, False), (0, 1), filler=np.inf),
        _padded(_draw(rng, 2, 4, 2, 2, 4, 3, 2, True), (0, 3), (1, 0), filler=np.nan),
        _draw(rng, 1, 2, 1, 4, 2, 3, 2, True),  # more queries than keys: two of them see nothing
        _draw(rng, 1, 2, 1, 4, 2, 3, 2, False),
        strided,
        (q[:, :, :2], *(np.concatenate([part, part[:, :, :2]], axis=2) for part in (k, v)), mask, True),
        (np.array([[[[1, -2]]]]), np.array([[[[3, 0], [1, 1]]]]), np.array([[[[5], [7]]]]), keep[:1, :2], False),
    ]


def _numeric(rng):
    """Return scores of many thousands, of either sign, and narrow types."""
    large = _draw(rng, 1, 2, 1, 3, 4, 3, 2, True, scale=300.0)
    low = (np.full((1, 1, 1, 2), -90.0), np.array([[[[90.0, 90.0], [89.9, 90.0]]]]), np.array([[[[2.0], [-3.0]]]]))
    halves = _draw(rng, 2, 4, 2, 2, 3, 4, 2, False, scale=150.0)
    singles = _draw(rng, 1, 2, 2, 2, 3, 4, 2, True, scale=60.0)
    return [
        large,
        _padded(large, (0, 1), filler=1e300),
        (*low, np.ones((1, 2), dtype=bool), False),
        (*(part.astype(np.float16) for part in halves[:3]), *halves[3:]),
        (*(part.astype(np.float32) for part in singles[:3]), *singles[3:]),
    ]

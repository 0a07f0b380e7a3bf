import numpy as np


def _draw(rng, heads, groups, new, cached, width, scale=1.0):
    """Return arguments with every position kept."""
    def normal(*shape):
        return rng.normal(size=shape) * scale

    return (
        normal(heads, new, width),
        normal(groups, new, width),
        normal(groups, new, width),
        normal(groups, cached, width),
        normal(groups, cached, width),
        np.ones(cached + new, dtype=bool),
    )


def _padded(args, *holes):
    keep = args[-1].copy()
    keep[list(holes)] = False
    return (*args[:-1], keep)


def cases(rng):
    """Return the named groups of argument tuples (q, k, v, k_cache, v_cache, keep)."""
    one = np.ones((1, 1, 2))
    return {
        "examples": [
            (one, one, one * 3, one * 0, one, np.array([True, True])),
            _draw(rng, 1, 1, 2, 1, 2),
            _padded(_draw(rng, 2, 1, 1, 3, 2), 0),
        ],
        "edge": _edge(rng),
        "random": [
            _padded(_draw(rng, 4, 2, 3, 4, 3), 1, 5),
            _draw(rng, 6, 2, 1, 5, 4),
            _draw(rng, 6, 3, 4, 2, 2),
            _padded(_draw(rng, 2, 2, 2, 6, 5), 0, 3, 7),
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    strided = [np.ascontiguousarray(part.T).T for part in _draw(rng, 4, 2, 2, 3, 4)[:5]]
    halves = [part[..., ::2] for part in _draw(rng, 2, 2, 2, 2, 6)[:5]]
    return [
        _draw(rng, 2, 2, 3, 0, 2),  # nothing cached: plain causal attention
        _draw(rng, 2, 1, 0, 3, 2),  # no new token
        _draw(rng, 2, 1, 0, 0, 2),
        _draw(rng, 1, 1, 1, 0, 1),
        _padded(_draw(rng, 2, 2, 2, 3, 2), 0, 1, 2, 3, 4),  # nothing visible at all
        _padded(_draw(rng, 2, 2, 3, 1, 2), 0, 1),  # the first new token sees nothing
        _padded(_draw(rng, 4, 2, 2, 2, 3), 1),
        (*strided, np.ones(5, dtype=bool)),
        (*halves, np.ones(4, dtype=bool)),
    ]


def _numeric(rng):
    large = _draw(rng, 2, 1, 2, 3, 4, scale=200.0)
    narrow = [part.astype(np.float16) for part in _draw(rng, 2, 2, 2, 2, 4, scale=120.0)[:5]]
    single = [part.astype(np.float32) for part in _draw(rng, 2, 1, 2, 3, 4, scale=3.0)[:5]]
    low = list(_draw(rng, 1, 1, 1, 2, 2))
    low[0], low[1], low[3] = np.full((1, 1, 2), -60.0), np.full((1, 1, 2), 60.0), np.full((1, 2, 2), 59.99)
    return [
        large,
        _padded(large, 1),
        (*narrow, np.ones(4, dtype=bool)),
        (*single, np.ones(5, dtype=bool)),
        tuple(low),
    ]

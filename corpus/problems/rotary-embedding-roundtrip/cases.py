import numpy as np


def _draw(rng, batch, heads, tokens, width, rotary_dim, inverse=False, base=10000.0, far=40, scale=1.0):
    """Return (x, offsets, rotary_dim, base, inverse) with a random offset for every sequence."""
    x = rng.normal(size=(batch, heads, tokens, width)) * scale
    return x, rng.integers(0, far, size=batch), rotary_dim, base, inverse


def cases(rng):
    """Return the named groups of argument tuples (x, offsets, rotary_dim, base, inverse)."""
    line = np.array([1.0, 2.0, 3.0, 4.0, 5.0]).reshape(1, 1, 1, 5)
    return {
        "examples": [
            (line, np.array([1]), 4, 100.0, False),
            (line, np.array([1]), 4, 100.0, True),
            (np.ones((2, 1, 2, 2)), np.array([0, 7]), 2, 10000.0, False),
        ],
        "edge": _edge(rng),
        "random": [
            _draw(rng, 2, 3, 4, 8, 8),
            _draw(rng, 3, 2, 5, 10, 6),
            _draw(rng, 2, 1, 3, 8, 4, inverse=True),
            _draw(rng, 1, 2, 6, 12, 12, inverse=True, base=500000.0),
            _draw(rng, 4, 2, 2, 7, 6, base=50.0),
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    x, offsets, _, base, _ = _draw(rng, 3, 2, 4, 8, 8)
    strided = np.repeat(np.moveaxis(x, 1, 2), 2, axis=3)[..., ::2]
    return [
        (x, offsets, 0, base, False),
        (x, offsets, 0, base, True),
        (x, offsets, 2, base, False),
        (x[..., :7], offsets, 6, base, True),
        (x[..., :1], offsets, 0, base, False),
        (x[:, :, :1], np.zeros(3, dtype=np.int64), 8, base, False),
        (x, np.array([-3, -1, -9]), 6, base, False),
        (x, np.array([-3, 5, 0]), 8, base, True),
        (x[:, :, :0], offsets, 4, base, False),
        (x[:0], offsets[:0], 4, base, False),
        (x[:, :0], offsets, 4, base, True),
        (x, offsets, 4, 1.0, False),
        (np.moveaxis(strided, 1, 2), np.repeat(offsets, 2)[::2], 6, base, False),
        (np.arange(12).reshape(1, 1, 2, 6), np.array([3], dtype=np.int32), 4, 10, False),
        (np.arange(12).reshape(1, 1, 2, 6), np.array([3], dtype=np.int8), 6, 100, True),
    ]


def _numeric(rng):
    """Return late positions, where angles need all digits, and narrow or large values."""
    late = _draw(rng, 2, 1, 3, 8, 8, far=100_000)
    back = _draw(rng, 2, 2, 2, 10, 4, inverse=True, base=1e6, far=100_000)
    x, offsets, rotary_dim, base, inverse = _draw(rng, 2, 2, 3, 6, 4, far=5000)
    return [
        late,
        (late[0], np.array([99_997, -100_000]), 8, 10000.0, False),
        back,
        ((x * 8e3).astype(np.float16), offsets, rotary_dim, base, inverse),
        (x.astype(np.float32), offsets + 60_000, rotary_dim, base, inverse),
        (x.astype(np.float16), np.array([120, 127], dtype=np.int8), rotary_dim, base, True),
        (x * 1e8, offsets, rotary_dim, base, inverse),
    ]

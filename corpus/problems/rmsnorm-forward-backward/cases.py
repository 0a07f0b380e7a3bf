import numpy as np


def _draw(rng, b, t, d, scale=1.0):
    return (
        rng.normal(size=(b, t, d)) * scale,
        rng.normal(size=d),
        rng.normal(size=(b, t, d)),
    )


def cases(rng):
    """Return the named groups of argument tuples (X, gain, dY, eps)."""
    ones = np.ones((1, 1, 4))
    examples = [
        (np.array([[[3.0, 4.0]]]), np.array([1.0, 1.0]), np.array([[[1.0, 0.0]]]), 1e-6),
        (ones, np.array([1.0, 2.0, 3.0, 4.0]), ones, 1e-6),
        (*_draw(rng, 2, 2, 3), 1e-5),
    ]
    return {
        "examples": examples,
        "edge": _edge(rng),
        "random": [(*_draw(rng, *shape), 1e-6) for shape in [(1, 5, 4), (3, 1, 6), (2, 4, 8), (4, 3, 5)]],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    wide, gain, up = _draw(rng, 3, 4, 10)
    strided = (np.moveaxis(wide, 0, 1)[:, :, ::2], gain[::2], np.moveaxis(up, 0, 1)[:, :, 1::2])
    zero_token = wide[:, :, :3].copy()
    zero_token[1, 2] = 0.0
    whole = np.arange(-6, 6).reshape(2, 2, 3)
    return [
        (np.zeros((0, 4, 3)), gain[:3], np.zeros((0, 4, 3)), 1e-6),
        (np.zeros((2, 0, 3)), gain[:3], np.zeros((2, 0, 3)), 1e-6),
        (wide[:, :, :1], gain[:1], up[:, :, :1], 1e-6),
        (zero_token, gain[:3], up[:, :, :3], 1e-4),
        (*strided, 1e-6),
        (whole, np.array([1, -2, 0]), whole[::-1], 1e-6),
        (wide[:, :, :3], gain[:3], up[:, :, :3], 0.5),
    ]


def _numeric(rng):
    """Return tiny inputs, where eps decides, and narrow or large ones, where squares overflow."""
    small_x, small_g, small_up = _draw(rng, 2, 3, 4, scale=1e-4)
    x, g, up = _draw(rng, 2, 3, 6, scale=400.0)
    return [
        (small_x, small_g, small_up, 1e-6),
        (small_x * 1e-3, small_g, small_up, 1e-6),
        (x.astype(np.float16), g.astype(np.float16), up.astype(np.float16), 1e-6),
        (x.astype(np.float32), g.astype(np.float32), up.astype(np.float32), 1e-6),
        (x * 1e5, g, up, 1e-6),
    ]

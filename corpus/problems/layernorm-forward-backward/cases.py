import numpy as np


def _draw(rng, *shape, scale=1.0, offset=0.0):
    """Return (X, gamma, beta, dY) for X of this shape."""
    width = shape[-1]
    return (
        rng.normal(size=shape) * scale + offset,
        rng.normal(size=width),
        rng.normal(size=width),
        rng.normal(size=shape),
    )


def cases(rng):
    """Return the named groups of argument tuples (X, gamma, beta, dY, eps)."""
    return {
        "examples": [
            (np.array([[1.0, 3.0]]), np.array([2.0, 1.0]), np.array([0.0, 0.5]), np.array([[1.0, 0.0]]), 0.0625),
            (np.array([5.0, 5.0, 5.0]), np.array([1.0, 2.0, 3.0]), np.zeros(3), np.array([1.0, 0.0, -1.0]), 0.25),
            (*_draw(rng, 2, 2, 3), 1e-5),
        ],
        "edge": _edge(rng),
        "random": [(*_draw(rng, *shape), 1e-5) for shape in [(5, 4), (3, 4, 6), (2, 1, 3, 5), (7,), (1, 6, 2)]],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    x, gamma, beta, up = _draw(rng, 4, 3, 8)
    even = slice(None, None, 2)
    strided = (np.moveaxis(x, 1, 0)[..., even], gamma[even], beta[1::2], np.moveaxis(up, 1, 0)[..., 1::2])
    flat_row = x[:, :, :3].copy()
    flat_row[2, 1] = -4.0
    whole = np.arange(-7, 5).reshape(2, 2, 3)
    return [
        (np.zeros((0, 3)), gamma[:3], beta[:3], np.zeros((0, 3)), 1e-5),
        (np.zeros((2, 0, 3)), gamma[:3], beta[:3], np.zeros((2, 0, 3)), 1e-5),
        (x[:, :, :1], gamma[:1], beta[:1], up[:, :, :1], 1e-5),
        (np.array([3.0]), gamma[:1], beta[:1], np.array([2.0]), 0.5),
        (x[0, 0], gamma, beta, up[0, 0], 1e-5),
        (flat_row, gamma[:3], beta[:3], up[:, :, :3], 1e-3),
        (*strided, 1e-5),
        (whole, np.array([2, -1, 0]), np.array([0, 1, 5]), whole[::-1], 1e-5),
        (x[:2], gamma, beta, up[:2], 0.75),
    ]


def _numeric(rng):
    """Return rows far from zero, rows where eps decides, narrow types and large values."""
    far, tiny, wide = _draw(rng, 3, 2, 5, offset=2e6), _draw(rng, 2, 4, scale=1e-4), _draw(rng, 2, 3, 6, scale=300.0)
    return [
        (*far, 1e-5),
        (far[0] - 4e6, *far[1:], 1e-5),
        (*tiny, 1e-6),
        (tiny[0] * 1e-4, *tiny[1:], 1e-6),
        (*(part.astype(np.float16) for part in wide), 1e-5),
        (*(part.astype(np.float32) for part in far), 1e-5),
        (wide[0] * 1e4, *wide[1:], 1e-5),
    ]

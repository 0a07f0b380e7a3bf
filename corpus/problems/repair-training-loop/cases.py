import numpy as np


def _draw(rng, n, d, c, epochs, batch, lr=0.5, momentum=0.9, decay=0.01, scale=1.0):
    """Return arguments with normal features and starting weights."""
    return (
        rng.normal(size=(n, d)) * scale,
        rng.integers(0, c, size=n),
        rng.normal(size=(d, c)) * 0.3,
        rng.normal(size=c) * 0.3,
        np.array([rng.permutation(n) for _ in range(epochs)], dtype=np.int64).reshape(epochs, n),
        batch,
        lr,
        momentum,
        decay,
    )


def cases(rng):
    """Return the named groups of argument tuples, in the order of the signature."""
    tiny = (
        np.array([[1.0, 0.0], [0.0, 1.0]]),
        np.array([0, 2]),
        np.zeros((2, 3)),
        np.zeros(3),
        np.array([[0, 1]]),
    )
    return {
        "examples": [
            (*tiny, 2, 0.3, 0.0, 0.0),
            (*tiny[:4], np.array([[1, 0], [0, 1]]), 1, 0.1, 0.5, 0.1),
            _draw(rng, 5, 1, 2, 2, 2),
        ],
        "edge": _edge(rng),
        "random": [
            _draw(rng, 7, 3, 4, 3, 3),
            _draw(rng, 12, 2, 3, 2, 5, decay=0.2),
            _draw(rng, 6, 4, 2, 4, 4, lr=0.05, momentum=0.5),
            _draw(rng, 9, 3, 5, 2, 4, lr=1.5, decay=0.05),
            _draw(rng, 10, 1, 3, 3, 7, momentum=0.99),
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    even = _draw(rng, 4, 3, 4, 2, 4)
    plain = _draw(rng, 6, 2, 3, 2, 3, momentum=0.0, decay=0.0)
    strided = _draw(rng, 6, 4, 3, 2, 4)
    whole = (np.array([[1, 2], [0, -1], [3, 1]]), np.array([1, 0, 1]), np.array([[1, 0], [0, -1]]), np.array([0, 1]))
    return [
        even,  # as many rows as classes: a sum over the wrong axis raises nothing
        plain,
        _draw(rng, 7, 2, 3, 2, 3, momentum=0.0, decay=0.0),  # one example is left for the last batch
        _draw(rng, 5, 2, 3, 3, 4, momentum=0.0, decay=0.0),
        _draw(rng, 4, 2, 3, 2, 9),  # a batch larger than the data
        _draw(rng, 3, 2, 3, 2, 1),
        _draw(rng, 1, 2, 3, 3, 2),
        _draw(rng, 6, 2, 3, 4, 6, momentum=0.9, decay=0.0),  # a step per epoch: only the velocity carries over
        _draw(rng, 6, 2, 3, 2, 6, momentum=0.0, decay=0.5),
        _draw(rng, 4, 2, 3, 0, 2),
        _draw(rng, 0, 2, 3, 2, 2),
        _draw(rng, 4, 2, 1, 2, 3),  # one class: the loss is zero
        _draw(rng, 5, 2, 3, 2, 2, lr=0.0),
        (*whole, np.array([[2, 0, 1], [0, 1, 2]]), 2, 0.25, 0.5, 0.1),
        (strided[0][:, ::2], strided[1], strided[2][::2], *strided[3:]),
        (np.asfortranarray(even[0]), *even[1:]),
    ]


def _numeric(rng):
    narrow = _draw(rng, 6, 3, 3, 2, 4)
    half = [part.astype(np.float16) for part in (narrow[0], narrow[2], narrow[3])]
    single = [part.astype(np.float32) for part in (narrow[0], narrow[2], narrow[3])]
    sure = _draw(rng, 4, 2, 3, 2, 2, lr=1e-3, momentum=0.0, decay=0.0)
    return [
        _draw(rng, 6, 3, 4, 2, 4, lr=1e-4, scale=3000.0),
        _draw(rng, 5, 2, 3, 3, 2, lr=2.0, scale=500.0),
        (sure[0], sure[1], sure[2], np.array([0.0, 800.0, -800.0]), *sure[4:]),
        (sure[0], sure[1], sure[2] + 1e5, np.array([2000.0, 2000.0, 2001.0]), *sure[4:]),
        (half[0], narrow[1], half[1], half[2], *narrow[4:]),
        (single[0], narrow[1], single[1], single[2], *narrow[4:]),
    ]

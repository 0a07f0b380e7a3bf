import numpy as np

IGNORED = -100


def _batch(rng, vocabulary, shape, share=0.6):
    """Return one micro-batch in which about that share of the targets counts."""
    inputs = rng.integers(0, vocabulary, size=shape)
    targets = rng.integers(0, vocabulary, size=shape)
    return inputs, np.where(rng.random(shape) < share, targets, IGNORED)


def _draw(rng, count, every, vocabulary=4, width=2, lr=0.5, max_norm=np.inf):
    """Return arguments with micro-batches of different size and very different numbers of targets."""
    batches = []
    for i in range(count):
        shape = (int(rng.integers(1, 3)), int(rng.integers(1, 5)))
        batches.append(_batch(rng, vocabulary, shape, share=0.9 if i % 2 else 0.3))
    return rng.normal(size=(vocabulary, width)), batches, every, lr, max_norm


def cases(rng):
    """Return the named groups of argument tuples (table, micro_batches, every, lr, max_norm)."""
    eye = np.array([[1.0, 0.0], [0.0, 1.0]])
    first = (np.array([[0, 1]]), np.array([[1, IGNORED]]))
    second = (np.array([[1, 0]]), np.array([[0, 0]]))
    return {
        "examples": [
            (eye, [first], 1, 1.0, np.inf),
            (eye, [first, second], 2, 0.5, 0.25),
            (eye, [second, first, second], 2, 0.1, 10.0),
        ],
        "edge": _edge(rng, eye),
        "random": [
            _draw(rng, 4, 2),
            _draw(rng, 6, 3, vocabulary=5, max_norm=0.3),
            _draw(rng, 5, 2, width=3, max_norm=0.1),
            _draw(rng, 4, 4, max_norm=0.05, lr=2.0),
            _draw(rng, 6, 2, vocabulary=3, lr=1.5),
            _draw(rng, 5, 3, vocabulary=6, max_norm=0.5),
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng, eye):
    none = (np.array([[0, 1]]), np.array([[IGNORED, IGNORED]]))
    plain = (np.array([[0, 1, 1]]), np.array([[1, 0, IGNORED]]))
    repeated = (np.array([[2, 2, 2, 2]]), np.array([[1, 3, 1, 2]]))
    zeros = (np.array([[1, 2]]), np.array([[0, 0]]))
    hollow = np.zeros((0, 3), dtype=np.int64)
    table = rng.normal(size=(4, 3))
    batches = [_batch(rng, 4, (2, 3)) for _ in range(5)]
    whole = np.array([[1, 0], [-1, 2], [0, 1], [2, -1]])
    return [
        (eye, [], 2, 0.5, 1.0),
        (eye, [none], 1, 0.5, 1.0),
        (eye, [none, none], 2, 0.5, np.inf),
        (eye, [none, plain], 2, 0.5, np.inf),
        (eye, [plain, none, none], 1, 0.5, np.inf),
        (eye, [(hollow, hollow), plain], 2, 0.5, np.inf),
        (eye, [plain], 1, 0.0, 1.0),
        (table, [repeated], 1, 0.5, np.inf),
        (table, [zeros], 1, 0.5, np.inf),
        (table, [zeros, repeated, zeros], 3, 0.5, np.inf),
        (table, batches, 2, 0.5, np.inf),  # the last update has one micro-batch
        (table, batches[:3], 7, 0.5, np.inf),
        (table, batches[:4], 1, 0.5, np.inf),
        (table * 0.1, batches[:2], 2, 0.5, 100.0),  # far below the bound
        (table, batches[:2], 1, 0.5, 1e-3),
        (table[:1, :], [(np.array([[0, 0]]), np.array([[0, IGNORED]]))], 1, 0.5, 1.0),  # one token: no loss
        (whole, batches[:3], 2, 0.25, 0.5),
        (table[:, ::2], batches[:3], 2, 0.5, 0.2),
        (table[::-1], [(x[:, ::2], y[:, ::2]) for x, y in batches[:3]], 2, 0.5, np.inf),
        (table, [(x.astype(np.int16), y.astype(np.int8)) for x, y in batches[:2]], 2, 0.5, np.inf),
    ]


def _numeric(rng):
    table, batches, every, _, _ = _draw(rng, 4, 2)
    full = [_batch(rng, 4, (2, 3), share=1.0) for _ in range(3)]
    return [
        (table * 60.0, full, 2, 1e-3, np.inf),
        (table * 60.0, full, 2, 0.5, 2.0),
        (
            np.array([[40.0, 0.0], [0.0, 40.0], [-40.0, 0.0]]),
            [(np.array([[0, 1]]), np.array([[2, 0]]))],
            1,
            1e-2,
            np.inf,
        ),
        (table.astype(np.float16), batches, every, 0.5, 0.3),
        (table.astype(np.float32), batches, every, 0.5, np.inf),
        (table * 1e-4, batches, every, 0.5, np.inf),
    ]

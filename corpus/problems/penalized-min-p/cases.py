import numpy as np


def cases(rng):
    """Return the named groups of argument tuples (logits, history, penalty, temperature, min_p)."""
    none = np.zeros((1, 0), dtype=np.int64)
    return {
        "examples": [
            (np.array([[2.0, 1.0, -1.0, 0.0]]), np.array([[0, 2, 0]]), 2.0, 1.0, 0.0),
            (np.log(np.array([[0.6, 0.3, 0.08, 0.02]])), none, 1.0, 1.0, 0.25),
            (np.array([[1.0, 3.0, 3.0], [4.0, 3.0, 0.0]]), np.array([[-1, -1], [0, -1]]), 2.0, 0.0, 0.1),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(14)],
        "numeric": _numeric(rng),
    }


def _draw(rng, batch=None):
    """Return a batch with repeated ids and padding in its history."""
    batch = int(rng.integers(1, 4)) if batch is None else batch
    vocabulary, written = int(rng.integers(3, 12)), int(rng.integers(1, 9))
    logits = rng.normal(size=(batch, vocabulary)) * 2.0
    history = rng.integers(-1, vocabulary, size=(batch, written))
    penalty, temperature = float(rng.uniform(1.1, 2.0)), float(rng.uniform(0.4, 2.0))
    return logits, history, penalty, temperature, float(rng.choice([0.02, 0.1, 0.3, 0.6]))


def _edge(rng):
    inf = np.inf
    logits, history, _, _, _ = _draw(rng, batch=3)
    wide = rng.normal(size=(4, 12))
    past = rng.integers(-1, 6, size=(4, 6))
    two = np.array([[1.0, -2.0, 0.5], [0.0, 0.0, -1.0]])
    return [
        (np.zeros((0, 5)), np.zeros((0, 3), dtype=np.int64), 1.2, 1.0, 0.1),
        (np.zeros((2, 0)), np.array([[0], [-1]]), 1.2, 1.0, 0.1),
        (two, np.zeros((2, 0), dtype=np.int64), 1.5, 1.0, 0.0),
        (two, np.array([[-1, -1], [-1, 2]]), 1.5, 1.0, 0.0),  # padding must not touch the last token
        (two, np.array([[-3, -2], [-100, -1]]), 3.0, 0.7, 0.0),
        (two, np.array([[3, 0], [7, 3]]), 1.5, 1.0, 0.0),  # ids beyond the vocabulary
        (two, np.array([[0, 0, 0, 0], [2, 2, 2, 1]]), 1.5, 1.0, 0.0),
        (two, np.array([[0, 1, 2], [0, 1, 2]]), 0.5, 1.0, 0.2),  # a penalty below one is a reward
        (two, np.array([[0, 1], [0, 1]]), 1.0, 1.0, -0.5),
        (two, np.array([[1], [2]]), 2.0, 1.0, 1.0),
        (two, np.array([[1], [2]]), 2.0, 1.0, 1.7),
        (two, np.array([[0], [0]]), 4.0, 0.0, 0.5),
        (np.array([[2.0, 5.0, 5.0, 5.0]]), np.array([[2]]), 1.25, 0.0, 0.0),
        (np.array([[0.0, 0.0, 0.0]]), np.array([[1]]), 2.0, 0.0, 1.0),
        (np.array([[-inf, -inf], [1.0, -inf], [-inf, -4.0]]), np.array([[0], [1], [1]]), 1.3, 0.8, 0.1),
        (np.array([[-inf, -inf], [1.0, -inf], [3.0, 3.0]]), np.array([[0], [1], [-1]]), 1.3, 0.0, 0.1),
        (logits, history, 1.3, 1e9, 0.0),
        (wide[:, ::2], past[:, ::-2], 1.4, 0.9, 0.15),
        (np.asfortranarray(wide), past.T.copy().T.astype(np.int16), 1.4, 0.9, 0.15),
        (np.array([[3, -1, 0, 2], [1, 1, 1, 0]]), np.array([[0, 1], [3, 0]], dtype=np.int32), 1.5, 1.0, 0.1),
    ]


def _numeric(rng):
    logits, history, penalty, temperature, min_p = _draw(rng, batch=2)
    huge = np.array([[1e6, 1e6 - 1.0, -1e6], [-1e6, -1e6 + 0.5, -1e6]])
    past = np.array([[-1], [-1]])
    return [
        (logits + 5000.0, history, 1.0, temperature, min_p),
        (logits - 5000.0, history, 1.0, temperature, min_p),
        (huge, past, 1.1, 1.0, 0.0),
        (huge, np.array([[0], [2]]), 1.1, 1.0, 0.3),
        (huge, past, 1.1, 1e-303, 0.2),
        (np.array([[2.0, 2.0, 1.0, -np.inf]]), np.array([[3]]), 1.2, 1e-305, 0.0),
        ((logits * 100.0).astype(np.float16), history, penalty, 50.0, min_p),
        ((logits * 10.0).astype(np.float32), history, penalty, 3.0, min_p),
        (np.array([[0.0, -700.0, -40.0]]), np.array([[-1]]), 1.2, 1.0, 1e-300),
    ]

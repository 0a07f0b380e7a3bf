import numpy as np

NO, NAN = -np.inf, np.nan


def cases(rng):
    """Return the named groups of argument tuples (x, logits, means, log_scales)."""
    return {
        "examples": [
            (np.array([[0.0], [1.0]]), np.array([0.0, 0.0]), np.array([[0.0], [1.0]]), np.array([0.0, 0.0])),
            (np.array([[2.0, 0.0]]), np.array([3.0, NO]), np.array([[0.0, 0.0], [2.0, 0.0]]), np.array([0.5, 0.0])),
            (np.array([[1.0]]), np.array([NO]), np.array([[0.0]]), np.array([0.0])),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(12)],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    wide = rng.normal(size=(6, 8))
    x, means = wide[:3, :2], wide[3:, 2:4]
    return [
        (np.zeros((0, 2)), np.array([0.0, 1.0]), np.zeros((2, 2)), np.zeros(2)),
        (x, np.zeros(0), np.zeros((0, 2)), np.zeros(0)),
        (np.zeros((0, 2)), np.zeros(0), np.zeros((0, 2)), np.zeros(0)),
        (x, np.full(3, NO), means, np.zeros(3)),
        (np.zeros((0, 2)), np.full(3, NO), means, np.zeros(3)),
        (x, np.array([5.0]), means[:1], np.array([-0.5])),
        (x, np.array([1.0, NO, 0.5]), means, np.array([0.1, 0.2, -0.3])),
        # What belongs to a component without weight must not matter.
        (x, np.array([1.0, NO, 0.5]), np.array([[1.0, 0.0], [NAN, NAN], [0.0, 1.0]]), np.array([0.1, NAN, -0.3])),
        (x, np.array([NO, 2.0]), np.array([[np.inf, 0.0], [0.0, 1.0]]), np.array([1e9, -0.3])),
        (x, np.array([NO, NO]), np.full((2, 2), NAN), np.full(2, NAN)),
        (x, np.array([100.0, 101.0, 99.0]), means, np.array([0.3, 0.0, 0.6])),
        (x, np.array([0.3, 0.3, 0.3]), np.repeat(means[:1], 3, axis=0), np.zeros(3)),
        (wide[::2, 1:8:3], wide[0, :4:2], wide[:2, 2:5], wide[1, ::4]),
        (wide[:2, :3].T, np.array([0.0, 1.0]), wide[2:4, ::4], np.array([0.5, -0.5])),
        (np.array([[1, 2], [3, 4]]), np.array([0, 1]), np.array([[1, 1], [2, 5]]), np.array([0, 1])),
        (np.array([[0.5]]), np.array([0.0, -2.0]), np.array([[0.5], [0.5]]), np.array([-3.0, 1.0])),
    ]


def _draw(rng):
    points, parts, dims = (int(rng.integers(1, high)) for high in (6, 5, 4))
    return (
        rng.normal(size=(points, dims)) * 2,
        rng.normal(size=parts) * 2,
        rng.normal(size=(parts, dims)) * 2,
        rng.normal(size=parts) * 0.5,
    )


def _numeric(rng):
    x, means = rng.normal(size=(4, 2)), rng.normal(size=(3, 2))
    logits, log_scales = np.array([0.2, -1.0, 0.7]), np.array([0.1, -0.4, 0.0])
    return [
        (x + 300.0, logits, means, log_scales),
        (x * 1e3, logits, means, log_scales),
        (x, logits + 5000.0, means, log_scales),
        (x, logits - 5000.0, means, log_scales),
        (x, np.array([0.0, -900.0, 800.0]), means, log_scales),
        (x, logits, means, np.array([18.0, -15.0, 2.0])),
        (x, logits, means, log_scales + 200.0),
        # Near one another and far from zero.
        (x + 1e6, logits, means + 1e6, log_scales),
        (x * 1e-6 + 50.0, logits, means * 1e-6 + 50.0, log_scales - 13.8),
        # One point far out, the others near: no common shift serves both.
        (np.array([[0.0, 0.5], [400.0, -300.0], [1.0, 1.0]]), logits, means, log_scales),
        (np.array([[1e8, 1.0], [-1e8, 0.0]]), logits, means, log_scales),
        ((x * 300).astype(np.float16), logits.astype(np.float16), (means * 2).astype(np.float32), log_scales),
    ]

import numpy as np

NO = -np.inf


def cases(rng):
    """Return the named groups of argument tuples (start, move, emit)."""
    return {
        "examples": [
            (np.array([-1.0, -2.0]), np.array([[-1.0, -3.0], [-2.0, -1.0]]), np.array([[-1.0, -1.0], [-4.0, -1.0]])),
            (np.array([0.0, NO]), np.array([[NO, 0.0], [0.0, NO]]), np.array([[-1.0, 0.0], [0.0, -5.0], [-2.0, 0.0]])),
            (np.zeros(2), np.array([[NO, -1.0], [NO, NO]]), np.zeros((3, 2))),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(16)],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    level = np.zeros((3, 3))
    ring = np.array([[NO, 0.0, NO], [NO, NO, 0.0], [0.0, NO, NO]])
    wide = np.round(rng.normal(size=(8, 6)) * 4)
    return [
        (np.zeros(2), np.zeros((2, 2)), np.zeros((0, 2))),
        (np.zeros(0), np.zeros((0, 0)), np.zeros((3, 0))),
        (np.zeros(0), np.zeros((0, 0)), np.zeros((0, 0))),
        (np.array([NO, NO]), np.zeros((2, 2)), np.zeros((0, 2))),
        (np.array([-3.0]), np.array([[-1.0]]), np.array([[-2.0], [-2.0]])),
        (np.array([-3.0]), np.array([[NO]]), np.array([[-2.0]])),
        (np.array([-3.0]), np.array([[NO]]), np.array([[-2.0], [-2.0]])),
        (np.array([NO, NO]), np.zeros((2, 2)), np.zeros((3, 2))),
        (np.zeros(2), np.zeros((2, 2)), np.array([[0.0, 0.0], [NO, NO], [0.0, 0.0]])),
        # Everything is equal: ties at the end and at each step.
        (np.zeros(3), level, np.zeros((4, 3))),
        (np.zeros(3), ring, np.zeros((4, 3))),
        (np.array([0.0, NO, NO]), ring, np.zeros((5, 3))),
        # 0-1-1 and 1-0-1 are equal: the last states agree, then the lower one at the step before wins.
        (np.zeros(2), np.array([[-9.0, -1.0], [-1.0, -1.0]]), np.array([[0.0, 0.0], [0.0, 0.0], [-9.0, 0.0]])),
        (
            np.array([0.0, -1.0, 0.0]),
            np.array([[-5.0, -1.0, -2.0], [-2.0, -1.0, 0.0], [-1.0, -1.0, -2.0]]),
            -np.ones((4, 3)),
        ),
        # A start that must not be taken although the rest is best from there.
        (np.array([NO, -9.0]), np.array([[0.0, 0.0], [-9.0, -9.0]]), np.array([[0.0, -9.0], [0.0, -9.0]])),
        # The best state at each step for itself cannot be joined to a path.
        (np.zeros(2), np.array([[0.0, NO], [NO, 0.0]]), np.array([[0.0, -1.0], [-3.0, 0.0], [0.0, -1.0]])),
        # Densities may exceed one.
        (np.array([2.0, 3.0]), np.array([[0.0, -1.0], [-1.0, 0.0]]), np.array([[5.0, 1.0], [1.0, 6.0], [7.0, 1.0]])),
        (
            np.array([0, -2, -1]),
            np.array([[-1, -2, -3], [0, -1, -1], [-3, 0, -2]]),
            np.array([[0, -1, -2], [-2, 0, 0]]),
        ),
        (wide[0, ::2], wide[1:7:2, ::2], wide[:, 1::2]),
        (wide[0], wide[:6].T, wide[::-1]),
    ]


def _draw(rng):
    """Return a case with forbidden moves; half of them have small whole numbers, so that ties are common."""
    states, steps = int(rng.integers(2, 6)), int(rng.integers(2, 9))
    arrays = [-rng.random(size=shape) * 5 for shape in [(states,), (states, states), (steps, states)]]
    if rng.random() < 0.5:
        arrays = [array.round() for array in arrays]
    for array, share in zip(arrays, (0.2, 0.3, 0.1), strict=True):
        array[rng.random(size=array.shape) < share] = NO
    return tuple(arrays)


def _numeric(rng):
    start, move = np.log(rng.dirichlet(np.ones(3))), np.log(rng.dirichlet(np.ones(3), size=3))
    drift = np.log(rng.dirichlet(np.ones(3), size=600))
    return [
        (start, move, drift),
        (start, move, drift - 700.0),
        (start, move, drift[:50] + 800.0),
        (start - 1e5, move, drift[:40] * 1000.0),
        (np.array([0.0, -1.0]), np.array([[-1e-9, 0.0], [0.0, -1e-9]]), np.zeros((9, 2))),
        ((start * 8).astype(np.float16), (move * 8).astype(np.float16), (drift[:300] * 8).astype(np.float16)),
        (start.astype(np.float32), move.astype(np.float32), (drift[:80] - 3e5).astype(np.float32)),
        (start, np.where(np.eye(3) > 0, NO, move), drift[:200] - 400.0),
    ]

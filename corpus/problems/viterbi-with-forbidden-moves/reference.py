import numpy as np


def best_path(start: np.ndarray, move: np.ndarray, emit: np.ndarray) -> tuple[float, np.ndarray]:
    """Return (score, states) by Viterbi's recursion in log space, in O(T S^2)."""
    start, move, emit = (np.asarray(array, dtype=np.float64) for array in (start, move, emit))
    steps, states = emit.shape
    path = np.full(steps, -1, dtype=np.int64)
    if steps == 0:
        return 0.0, path
    if states == 0:
        return -np.inf, path

    score = start + emit[0]
    came_from = np.zeros((steps, states), dtype=np.int64)
    for t in range(1, steps):
        # Rows are where one comes from. argmax takes the first of equals, which is the lowest state.
        through = score[:, None] + move
        came_from[t] = through.argmax(axis=0)
        score = through.max(axis=0) + emit[t]

    best = float(score.max())
    if best == -np.inf:
        return best, path
    path[-1] = score.argmax()
    for t in range(steps - 1, 0, -1):
        path[t - 1] = came_from[t, path[t]]
    return best, path

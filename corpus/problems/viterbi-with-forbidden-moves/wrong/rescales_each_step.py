import numpy as np


def best_path(start, move, emit):
    start, move, emit = (np.asarray(x, dtype=np.float64) for x in (start, move, emit))
    T, S = emit.shape
    path = np.full(T, -1, dtype=np.int64)
    if T == 0:
        return 0.0, path
    if S == 0:
        return float("-inf"), path
    score = start + emit[0]
    total = score.max()
    score = score - total  # keep the numbers near zero
    back = np.zeros((T, S), dtype=np.int64)
    for t in range(1, T):
        joint = score[:, None] + move
        back[t] = joint.argmax(0)
        score = joint.max(0) + emit[t]
        top = score.max()
        total += top
        score = score - top
    if total == -np.inf:
        return float("-inf"), path
    path[-1] = score.argmax()
    for t in range(T - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return float(total), path

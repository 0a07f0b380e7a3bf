import numpy as np


def best_path(start, move, emit):
    start, move, emit = (np.asarray(x, dtype=np.float64) for x in (start, move, emit))
    T, S = emit.shape
    path = np.full(T, -1, dtype=np.int64)
    if T == 0:
        return 0.0, path
    if S == 0:
        return -np.inf, path
    row = start + emit[0]
    total = 0.0
    for t in range(T):
        if t:
            row = move[path[t - 1]] + emit[t]
        path[t] = row.argmax()
        total += row.max()
    if total == -np.inf:
        path[:] = -1
    return float(total), path

import numpy as np


def best_path(start, move, emit):
    T, S = emit.shape
    path = np.full(T, -1, dtype=np.int64)
    if T == 0:
        return 0.0, path
    if S == 0:
        return -np.inf, path
    score = start + emit[0]
    back = np.zeros((T, S), dtype=np.int64)
    for t in range(1, T):
        joint = score[:, None] + move
        back[t] = joint.argmax(axis=0)
        score = joint.max(axis=0) + emit[t]
    if score.max() == -np.inf:
        return -np.inf, path
    path[-1] = score.argmax()
    for t in range(T - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return float(score.max()), path

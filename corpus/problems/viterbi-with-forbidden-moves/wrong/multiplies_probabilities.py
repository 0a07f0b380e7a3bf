import numpy as np


def best_path(start, move, emit):
    a, b = np.exp(np.asarray(move, dtype=float)), np.exp(np.asarray(emit, dtype=float))
    T, S = b.shape
    path = np.full(T, -1, dtype=np.int64)
    if T == 0:
        return 0.0, path
    if S == 0:
        return float("-inf"), path
    p = np.exp(np.asarray(start, dtype=float)) * b[0]
    back = np.zeros((T, S), dtype=np.int64)
    for t in range(1, T):
        joint = p[:, None] * a
        back[t] = joint.argmax(0)
        p = joint.max(0) * b[t]
    if p.max() == 0:
        return float("-inf"), path
    path[-1] = p.argmax()
    for t in range(T - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return float(np.log(p.max())), path

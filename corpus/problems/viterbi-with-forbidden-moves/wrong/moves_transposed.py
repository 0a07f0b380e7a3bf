import numpy as np


def best_path(start, move, emit):
    start, move, emit = (np.asarray(x, dtype=np.float64) for x in (start, move, emit))
    T, S = emit.shape
    path = np.full(T, -1, dtype=np.int64)
    if T == 0:
        return 0.0, path
    if S == 0:
        return -np.inf, path
    score = start + emit[0]
    back = []
    for t in range(1, T):
        joint = score[None, :] + move
        back.append(joint.argmax(axis=1))
        score = joint.max(axis=1) + emit[t]
    if np.isneginf(score).all():
        return -np.inf, path
    path[-1] = np.argmax(score)
    for t in range(T - 1, 0, -1):
        path[t - 1] = back[t - 1][path[t]]
    return float(score.max()), path

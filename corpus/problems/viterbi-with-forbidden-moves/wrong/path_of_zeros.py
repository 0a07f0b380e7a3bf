import numpy as np


def best_path(start, move, emit):
    start, move, emit = (np.asarray(x, dtype=np.float64) for x in (start, move, emit))
    T, S = emit.shape
    if T == 0 or S == 0:
        return 0.0 if T == 0 else -np.inf, np.full(T, -1, dtype=np.int64)
    score, back = start + emit[0], []
    for t in range(1, T):
        joint = score[:, None] + move
        back.append(joint.argmax(axis=0))
        score = joint[back[-1], np.arange(S)] + emit[t]
    path = [int(score.argmax())]
    for arrows in reversed(back):
        path.append(int(arrows[path[-1]]))
    return float(score.max()), np.array(path[::-1], dtype=np.int64)

import numpy as np


def best_path(start, move, emit):
    T, S = emit.shape
    path = np.full(T, -1, dtype=np.int64)
    if T == 0:
        return 0.0, path
    score = [float(start[s]) + float(emit[0, s]) for s in range(S)]
    back = []
    for t in range(1, T):
        new, arrows = [], []
        for s in range(S):
            best, arg = float("-inf"), 0
            for r in range(S):
                value = score[r] + float(move[r, s])
                if value >= best:
                    best, arg = value, r
            new.append(best + float(emit[t, s]))
            arrows.append(arg)
        score = new
        back.append(arrows)
    best = max(score, default=float("-inf"))
    if best == float("-inf"):
        return best, path
    path[-1] = score.index(best)
    for t in range(T - 1, 0, -1):
        path[t - 1] = back[t - 1][path[t]]
    return best, path

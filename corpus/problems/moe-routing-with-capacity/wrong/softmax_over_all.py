import numpy as np


def route(logits, capacity):
    x = np.asarray(logits, dtype=np.float64)
    T, E = x.shape
    p = np.exp(x - x.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    expert = np.argsort(-x, axis=1, kind="stable")[:, :2].astype(np.int64)
    gate = np.take_along_axis(p, expert, 1)
    slot = np.full((T, 2), -1, dtype=np.int64)
    load = [0] * E
    for c in (0, 1):
        for t in range(T):
            e = expert[t, c]
            if load[e] < capacity:
                slot[t, c] = load[e]
                load[e] += 1
            else:
                gate[t, c] = 0.0
    return expert, slot, gate

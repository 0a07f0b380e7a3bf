import numpy as np


def route(logits, capacity):
    x = np.asarray(logits, dtype=np.float64)
    T, E = x.shape
    expert = np.argsort(-x, axis=1, kind="stable")[:, :2].astype(np.int64)
    s = np.take_along_axis(x, expert, 1)
    w = np.exp(s - s[:, :1])
    gate = w / w.sum(1, keepdims=True)
    slot = -np.ones((T, 2), dtype=np.int64)
    load = np.zeros(E, dtype=np.int64)
    for t in range(T):
        for c in range(2):
            e = expert[t, c]
            if load[e] < capacity:
                slot[t, c] = load[e]
                load[e] += 1
            else:
                gate[t, c] = 0.0
    return expert, slot, gate

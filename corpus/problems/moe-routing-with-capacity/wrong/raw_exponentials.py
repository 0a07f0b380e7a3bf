import numpy as np


def route(logits, capacity):
    x = np.asarray(logits, dtype=np.float64)
    T, E = x.shape
    expert = np.argsort(-x, axis=1, kind="stable")[:, :2].astype(np.int64)
    e2 = np.exp(np.take_along_axis(x, expert, 1))
    gate = e2 / e2.sum(axis=1, keepdims=True)
    slot = np.full((T, 2), -1, dtype=np.int64)
    load = [0] * E
    for c in (0, 1):
        for t in range(T):
            e = expert[t, c]
            if load[e] < capacity:
                slot[t, c] = load[e]
                load[e] += 1
    return expert, slot, np.where(slot >= 0, gate, 0.0)

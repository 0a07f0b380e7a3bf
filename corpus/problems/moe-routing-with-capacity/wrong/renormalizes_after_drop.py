import numpy as np


def route(logits, capacity):
    x = np.asarray(logits, dtype=np.float64)
    T, E = x.shape
    expert = np.argsort(-x, axis=1, kind="stable")[:, :2].astype(np.int64)
    s = np.take_along_axis(x, expert, 1)
    gate = np.exp(s - s[:, :1])
    slot = np.full((T, 2), -1, dtype=np.int64)
    load = [0] * E
    for c in (0, 1):
        for t in range(T):
            e = expert[t, c]
            if load[e] < capacity:
                slot[t, c] = load[e]
                load[e] += 1
    gate = np.where(slot >= 0, gate, 0.0)
    total = gate.sum(axis=1, keepdims=True)
    gate = gate / np.where(total > 0, total, 1.0)
    return expert, slot, gate

import numpy as np


def token_probabilities(logits, history, penalty, temperature, min_p):
    z = np.array(logits, dtype=np.float64)
    B, V = z.shape
    for b in range(B):
        ids = np.unique([t for t in history[b] if 0 <= t < V]).astype(int)
        z[b, ids] = np.where(z[b, ids] > 0, z[b, ids] / penalty, z[b, ids] * penalty)
    m = z.max(axis=1, keepdims=True, initial=-np.inf)
    ok = np.isfinite(m)
    if temperature == 0:
        p = np.zeros_like(z)
        for b in range(B):
            if V and ok[b, 0]:
                p[b, z[b].argmax()] = 1.0
        return p
    p = np.exp((z - np.where(ok, m, 0.0)) / temperature)
    p[p < min(min_p, 1.0)] = 0.0
    s = p.sum(axis=1, keepdims=True)
    return p / np.where(s > 0, s, 1.0)

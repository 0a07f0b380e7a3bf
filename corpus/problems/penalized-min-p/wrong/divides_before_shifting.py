import numpy as np


def token_probabilities(logits, history, penalty, temperature, min_p):
    z = np.array(logits, dtype=np.float64)
    B, V = z.shape
    for b in range(B):
        ids = np.unique([t for t in history[b] if 0 <= t < V]).astype(int)
        z[b, ids] = np.where(z[b, ids] > 0, z[b, ids] / penalty, z[b, ids] * penalty)
    if temperature > 0:
        z = z / temperature
    m = z.max(axis=1, keepdims=True, initial=-np.inf)
    d = z - np.where(m > -np.inf, m, 0.0)
    p = (d == 0) * 1.0 if temperature == 0 else np.exp(d)
    p[p < min(min_p, 1.0)] = 0.0
    s = p.sum(axis=1, keepdims=True)
    return p / np.where(s > 0, s, 1.0)

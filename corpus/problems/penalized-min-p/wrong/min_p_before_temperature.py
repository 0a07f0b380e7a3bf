import numpy as np


def token_probabilities(logits, history, penalty, temperature, min_p):
    z = np.array(logits, dtype=np.float64)
    B, V = z.shape
    for b in range(B):
        ids = np.unique([t for t in history[b] if 0 <= t < V]).astype(int)
        z[b, ids] = np.where(z[b, ids] > 0, z[b, ids] / penalty, z[b, ids] * penalty)
    m = z.max(axis=1, keepdims=True, initial=-np.inf)
    d = z - np.where(np.isfinite(m), m, 0.0)
    keep = np.exp(d) >= min(min_p, 1.0)
    p = (d == 0) * 1.0 if temperature == 0 else np.exp(d / temperature)
    p = p * keep
    s = p.sum(axis=1, keepdims=True)
    return p / np.where(s > 0, s, 1.0)

import numpy as np


def contrast(queries, keys, ids, temperature):
    Q, K = np.asarray(queries, dtype=np.float64), np.asarray(keys, dtype=np.float64)
    B = len(Q)
    if B == 0:
        return 0.0, np.zeros_like(Q), np.zeros_like(K), 0.0
    nq, nk = np.linalg.norm(Q, axis=1, keepdims=True), np.linalg.norm(K, axis=1, keepdims=True)
    q, k = Q / np.where(nq == 0, 1, nq), K / np.where(nk == 0, 1, nk)
    cos = q @ k.T
    s = np.where((ids[:, None] != ids) | np.eye(B, dtype=bool), cos / temperature, -np.inf)
    s = s - s.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    g = (np.exp(logp) - np.eye(B)) / (B * temperature)
    dq, dk = g @ k, g.T @ q
    dq = (dq - q * (q * dq).sum(1, keepdims=True)) / np.where(nq == 0, np.inf, nq)
    dk = (dk - k * (k * dk).sum(1, keepdims=True)) / np.where(nk == 0, np.inf, nk)
    return float(-np.trace(logp) / B), dq, dk, float(-(g * cos).sum() / temperature)

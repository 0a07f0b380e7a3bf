import numpy as np


def contrast(queries, keys, ids, temperature):
    Q, K = np.asarray(queries, dtype=np.float64), np.asarray(keys, dtype=np.float64)
    B = len(Q)
    if B == 0:
        return 0.0, np.zeros_like(Q), np.zeros_like(K), 0.0
    # a small epsilon guards against zero rows
    nq = np.maximum(np.linalg.norm(Q, axis=1, keepdims=True), 1e-12)
    nk = np.maximum(np.linalg.norm(K, axis=1, keepdims=True), 1e-12)
    q, k = Q / nq, K / nk
    cos = q @ k.T
    s = np.where((ids[:, None] != ids) | np.eye(B, dtype=bool), cos / temperature, -np.inf)

    def logsm(s, axis):
        s = s - s.max(axis=axis, keepdims=True)
        return s - np.log(np.exp(s).sum(axis=axis, keepdims=True))

    r, c = logsm(s, 1), logsm(s, 0)
    loss = -(np.trace(r) + np.trace(c)) / (2 * B)
    g = (np.exp(r) + np.exp(c) - 2 * np.eye(B)) / (2 * B * temperature)
    dq, dk = g @ k, g.T @ q
    dq = (dq - q * (q * dq).sum(1, keepdims=True)) / nq
    dk = (dk - k * (k * dk).sum(1, keepdims=True)) / nk
    return float(loss), dq, dk, float(-(g * cos).sum() / temperature)

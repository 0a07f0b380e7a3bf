import numpy as np


def contrast(queries, keys, ids, temperature):
    B = len(queries)
    if B == 0:
        return 0.0, np.zeros(queries.shape), np.zeros(keys.shape), 0.0
    nq = np.sqrt((queries * queries).sum(axis=1, keepdims=True)).astype(np.float64)
    nk = np.sqrt((keys * keys).sum(axis=1, keepdims=True)).astype(np.float64)
    q, k = queries / np.where(nq > 0, nq, 1), keys / np.where(nk > 0, nk, 1)
    cos = q @ k.T
    s = np.where((ids[:, None] != ids) | np.eye(B, dtype=bool), cos / temperature, -np.inf)

    def logsm(s, axis):
        s = s - s.max(axis=axis, keepdims=True)
        return s - np.log(np.exp(s).sum(axis=axis, keepdims=True))

    r, c = logsm(s, 1), logsm(s, 0)
    loss = -(np.trace(r) + np.trace(c)) / (2 * B)
    g = (np.exp(r) + np.exp(c) - 2 * np.eye(B)) / (2 * B * temperature)
    dq, dk = g @ k, g.T @ q
    dq = (dq - q * (q * dq).sum(1, keepdims=True)) / np.where(nq > 0, nq, np.inf)
    dk = (dk - k * (k * dk).sum(1, keepdims=True)) / np.where(nk > 0, nk, np.inf)
    return float(loss), dq, dk, float(-(g * cos).sum() / temperature)

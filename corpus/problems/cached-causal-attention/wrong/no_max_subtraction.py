import numpy as np


def attend_with_cache(q, k, v, k_cache, v_cache, keep):
    K = np.concatenate([k_cache, k], axis=1).astype(np.float64)
    V = np.concatenate([v_cache, v], axis=1).astype(np.float64)
    H, S, D = q.shape
    n = K.shape[1]
    T = n - S
    r = H // K.shape[0]
    scores = q.astype(np.float64) @ np.repeat(K, r, 0).transpose(0, 2, 1) / np.sqrt(D)
    mask = np.tril(np.ones((S, n), dtype=bool), k=T) & keep
    w = np.exp(scores) * mask
    total = w.sum(-1, keepdims=True)
    w = w / np.where(total == 0, 1.0, total)
    return w @ np.repeat(V, r, 0), K, V

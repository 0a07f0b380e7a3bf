import numpy as np


def attend_with_cache(q, k, v, k_cache, v_cache, keep):
    K = np.concatenate([k_cache, k], axis=1).astype(np.float64)
    V = np.concatenate([v_cache, v], axis=1).astype(np.float64)
    H, S, D = q.shape
    n = K.shape[1]
    if S == 0:
        return np.zeros((H, S, D)), K, V
    r = H // K.shape[0]
    scores = q.astype(np.float64) @ np.tile(K, (r, 1, 1)).transpose(0, 2, 1) / np.sqrt(D)
    mask = np.tril(np.ones((S, n), dtype=bool), k=n - S) & keep
    scores = np.where(mask, scores, -np.inf)
    top = scores.max(-1, keepdims=True)
    top[~np.isfinite(top)] = 0.0
    w = np.exp(scores - top)
    total = w.sum(-1, keepdims=True)
    w = w / np.where(total == 0, 1.0, total)
    return w @ np.tile(V, (r, 1, 1)), K, V

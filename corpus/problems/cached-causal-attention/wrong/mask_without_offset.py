import numpy as np


def attend_with_cache(q, k, v, k_cache, v_cache, keep):
    K = np.concatenate([k_cache, k], axis=1).astype(np.float64)
    V = np.concatenate([v_cache, v], axis=1).astype(np.float64)
    H, S, D = q.shape
    n = K.shape[1]
    r = H // K.shape[0]
    scores = np.einsum("hsd,htd->hst", q.astype(np.float64), np.repeat(K, r, 0)) / np.sqrt(D)
    mask = np.tril(np.ones((S, n), dtype=bool)) & keep[None, :]
    scores = np.where(mask, scores, -1e30)
    if n == 0 or S == 0:
        return np.zeros((H, S, D)), K, V
    w = np.exp(scores - scores.max(-1, keepdims=True)) * mask
    den = w.sum(-1, keepdims=True)
    w = np.where(den > 0, w / np.where(den > 0, den, 1), 0)
    return w @ np.repeat(V, r, 0), K, V

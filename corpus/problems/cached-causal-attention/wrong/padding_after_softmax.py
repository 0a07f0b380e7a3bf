import numpy as np


def attend_with_cache(q, k, v, k_cache, v_cache, keep):
    K = np.concatenate([k_cache, k], axis=1).astype(np.float64)
    V = np.concatenate([v_cache, v], axis=1).astype(np.float64)
    H, S, D = q.shape
    n = K.shape[1]
    r = H // K.shape[0]
    if S == 0:
        return np.zeros((H, S, D)), K, V
    scores = q.astype(np.float64) @ np.repeat(K, r, 0).transpose(0, 2, 1) / np.sqrt(D)
    scores = np.where(np.tril(np.ones((S, n), dtype=bool), k=n - S), scores, -np.inf)
    w = np.exp(scores - scores.max(-1, keepdims=True))
    w /= w.sum(-1, keepdims=True)
    w = w * keep  # padding gets no weight
    return w @ np.repeat(V, r, 0), K, V

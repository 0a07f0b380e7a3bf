import numpy as np


def attend(q, k, v, keep, causal):
    q, k, v = (np.asarray(a, dtype=np.float64) for a in (q, k, v))
    B, H, Tq, D = q.shape
    G, Tk = k.shape[1], k.shape[2]
    k = np.where(keep[:, None, :, None], k, 0)
    v = np.where(keep[:, None, :, None], v, 0)
    k, v = np.repeat(k, H // G, axis=1), np.repeat(v, H // G, axis=1)
    s = q @ k.transpose(0, 1, 3, 2) / np.sqrt(D)
    s = s + np.where(keep, 0.0, -1e9)[:, None, None, :]
    if causal:
        s = s + np.triu(np.full((Tq, Tk), -1e9), k=Tk - Tq + 1)
    if Tk == 0:
        return np.zeros((B, H, Tq, v.shape[-1])), np.full((B, H, Tq), -np.inf)
    m = s.max(axis=-1, keepdims=True)
    p = np.exp(s - m)
    l = p.sum(-1, keepdims=True)
    return (p / l) @ v, (m + np.log(l))[..., 0]

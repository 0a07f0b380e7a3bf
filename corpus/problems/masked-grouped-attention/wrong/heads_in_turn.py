import numpy as np


def attend(q, k, v, keep, causal):
    q, k, v = (np.asarray(a, dtype=np.float64) for a in (q, k, v))
    B, H, Tq, D = q.shape
    G, Tk = k.shape[1], k.shape[2]
    k = np.where(keep[:, None, :, None], k, 0)
    v = np.where(keep[:, None, :, None], v, 0)
    k, v = np.tile(k, (1, H // G, 1, 1)), np.tile(v, (1, H // G, 1, 1))
    s = q @ k.transpose(0, 1, 3, 2) / np.sqrt(D)
    mask = np.broadcast_to(keep[:, None, None, :], s.shape)
    if causal:
        mask = mask & np.tril(np.ones((Tq, Tk), dtype=bool), k=Tk - Tq)
    s = np.where(mask, s, -np.inf)
    m = s.max(axis=-1, keepdims=True, initial=-np.inf)
    m = np.where(np.isinf(m), 0, m)
    p = np.exp(s - m)
    l = p.sum(-1, keepdims=True)
    with np.errstate(divide="ignore"):
        return p @ v / np.where(l > 0, l, 1), (m + np.log(l))[..., 0]

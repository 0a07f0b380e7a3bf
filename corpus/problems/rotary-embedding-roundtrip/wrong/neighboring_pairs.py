import numpy as np


def rotate(x, offsets, rotary_dim, base, inverse):
    out = np.array(x, dtype=np.float64)
    T = out.shape[2]
    r = rotary_dim
    inv_freq = 1.0 / base ** (np.arange(0, r, 2, dtype=np.float64) / max(r, 1))
    pos = np.asarray(offsets, dtype=np.int64)[:, None] + np.arange(T)
    ang = pos[:, None, :, None] * inv_freq
    if inverse:
        ang = -ang
    c, s = np.cos(ang), np.sin(ang)
    even, odd = out[..., 0:r:2].copy(), out[..., 1:r:2].copy()
    out[..., 0:r:2] = even * c - odd * s
    out[..., 1:r:2] = even * s + odd * c
    return out

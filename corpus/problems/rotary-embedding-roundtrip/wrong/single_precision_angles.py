import numpy as np


def rotate(x, offsets, rotary_dim, base, inverse):
    out = np.array(x, dtype=np.float64)
    T = out.shape[2]
    h = rotary_dim // 2
    # the table of angles is small, float32 as in the model
    inv_freq = (1.0 / base ** (np.arange(h) / max(h, 1))).astype(np.float32)
    pos = (np.asarray(offsets, dtype=np.int64)[:, None] + np.arange(T)).astype(np.float32)
    ang = (pos[:, None, :, None] * inv_freq).astype(np.float64)
    if inverse:
        ang = -ang
    c, s = np.cos(ang), np.sin(ang)
    a, b = out[..., :h].copy(), out[..., h:rotary_dim].copy()
    out[..., :h] = a * c - b * s
    out[..., h:rotary_dim] = b * c + a * s
    return out

import numpy as np


def rotate(x, offsets, rotary_dim, base, inverse):
    out = np.array(x, dtype=np.float64)
    T = out.shape[2]
    h = rotary_dim // 2
    inv_freq = 1.0 / base ** (np.arange(h) / max(h, 1))
    pos = np.asarray(offsets, dtype=np.int64)[:, None] + np.arange(T)
    ang = pos[:, None, :, None] * inv_freq * (-1 if inverse else 1)
    c, s = np.cos(ang), np.sin(ang)
    a, b = out[..., :h], out[..., h:rotary_dim]
    out[..., :h] = a * c - b * s
    out[..., h:rotary_dim] = b * c + a * s
    return out

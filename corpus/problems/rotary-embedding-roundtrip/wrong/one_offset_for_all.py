import numpy as np


def rotate(x, offsets, rotary_dim, base, inverse):
    out = np.array(x, dtype=np.float64)
    T = out.shape[2]
    h = rotary_dim // 2
    inv_freq = 1.0 / base ** (np.arange(h) / max(h, 1))
    start = int(offsets[0]) if len(offsets) else 0
    ang = np.outer(np.arange(start, start + T), inv_freq)
    if inverse:
        ang = -ang
    c, s = np.cos(ang), np.sin(ang)
    a, b = out[..., :h].copy(), out[..., h:rotary_dim].copy()
    out[..., :h] = a * c - b * s
    out[..., h:rotary_dim] = b * c + a * s
    return out

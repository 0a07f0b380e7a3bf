import numpy as np


def _quant(a, axis):
    a = np.asarray(a, dtype=np.float64)
    top = np.abs(a).max(axis=axis, keepdims=True, initial=0)
    s = np.where(top > 0, top / 127, 1.0)
    return np.floor(a / s + 0.5).astype(np.int8), s


def int8_matmul(X, W):
    qw, sw = _quant(W, 0)
    qx, sx = _quant(X, 1)
    return qw, sw[0], (qx.astype(np.int32) @ qw.astype(np.int32)) * sx * sw

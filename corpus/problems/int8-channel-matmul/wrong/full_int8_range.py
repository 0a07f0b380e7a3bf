import numpy as np


def _quant(a, axis):
    a = np.asarray(a, dtype=np.float64)
    top = np.abs(a).max(axis=axis, keepdims=True, initial=0)
    s = np.where(top > 0, top / 128, 1.0)
    return np.clip(np.round(a / s), -128, 127).astype(np.int8), s


def int8_matmul(X, W):
    qw, sw = _quant(W, 0)
    qx, sx = _quant(X, 1)
    return qw, sw.ravel(), (qx.astype(np.int64) @ qw.astype(np.int64)) * sx * sw

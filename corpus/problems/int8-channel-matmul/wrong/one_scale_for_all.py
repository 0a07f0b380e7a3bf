import numpy as np


def int8_matmul(X, W):
    X, W = np.asarray(X, dtype=np.float64), np.asarray(W, dtype=np.float64)
    top = np.abs(W).max() if W.size else 0.0
    sw = top / 127 if top > 0 else 1.0
    qw = np.rint(W / sw).astype(np.int8)
    tx = np.abs(X).max(axis=1, keepdims=True, initial=0)
    sx = np.where(tx > 0, tx / 127, 1.0)
    qx = np.rint(X / sx).astype(np.int8)
    return qw, np.full(W.shape[1], sw), (qx.astype(np.int64) @ qw.astype(np.int64)) * sx * sw

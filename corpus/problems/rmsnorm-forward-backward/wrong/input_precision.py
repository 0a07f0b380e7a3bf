import numpy as np


def norm_and_gradients(X, gain, dY, eps):
    inv = 1.0 / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)
    xhat = X * inv
    Y = gain * xhat
    dxhat = dY * gain
    dX = inv * (dxhat - xhat * np.mean(dxhat * xhat, axis=-1, keepdims=True))
    dg = np.sum(dY * xhat, axis=(0, 1))
    return Y.astype(np.float64), dX.astype(np.float64), dg.astype(np.float64)

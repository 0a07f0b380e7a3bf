import numpy as np


def norm_and_gradients(X, gain, dY, eps):
    x = X.astype(np.float64)
    gain = gain.astype(np.float64)
    dY = dY.astype(np.float64)
    rms = np.sqrt(np.mean(x**2, axis=-1, keepdims=True)) + eps
    xhat = x / rms
    Y = xhat * gain
    dxhat = dY * gain
    dX = (dxhat - xhat * np.mean(dxhat * xhat, axis=-1, keepdims=True)) / rms
    dg = (dY * xhat).sum(axis=(0, 1))
    return Y, dX, dg

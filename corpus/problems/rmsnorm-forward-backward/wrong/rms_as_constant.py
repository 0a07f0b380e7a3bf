import numpy as np


def norm_and_gradients(X, gain, dY, eps):
    x = X.astype(np.float64)
    rms = np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps)
    xhat = x / rms
    # chain rule through the division
    dX = dY * gain / rms
    dg = np.einsum("btd,btd->d", dY.astype(np.float64), xhat)
    return xhat * gain, dX, dg

import numpy as np


def norm_and_gradients(X, gain, dY, eps):
    x = X.astype(np.float64)
    up = dY.astype(np.float64)
    inv = (np.mean(x**2, axis=-1, keepdims=True) + eps) ** -0.5
    n = x * inv
    dn = up * gain
    dX = inv * (dn - n * np.sum(dn * n, axis=-1, keepdims=True))
    return n * gain, dX, (up * n).sum((0, 1))

import numpy as np


def norm_and_gradients(X, gain, dY, eps):
    x, up = X.astype(float), dY.astype(float)
    r = np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + eps)
    n = x / r
    dn = up * gain
    dX = dn / r - n * np.mean(dn * n, axis=-1, keepdims=True) / r
    # gradient of the gain: add up over the batch
    dg = (up * n).sum(axis=0)
    if dg.shape[0] == 1:
        dg = dg[0]
    return n * gain, dX, dg

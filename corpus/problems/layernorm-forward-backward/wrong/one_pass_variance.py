import numpy as np


def layer_norm(X, gamma, beta, dY, eps):
    x = np.asarray(X, dtype=np.float64)
    up = np.asarray(dY, dtype=np.float64)
    mu = x.mean(axis=-1, keepdims=True)
    # one sweep over the data: E[x^2] - E[x]^2
    var = np.maximum((x**2).mean(axis=-1, keepdims=True) - mu**2, 0.0)
    rstd = 1.0 / np.sqrt(var + eps)
    xhat = (x - mu) * rstd
    g = up * gamma
    dX = rstd * (g - g.mean(-1, keepdims=True) - xhat * (g * xhat).mean(-1, keepdims=True))
    axes = tuple(range(x.ndim - 1))
    return xhat * gamma + beta, dX, (up * xhat).sum(axis=axes), up.sum(axis=axes)

import numpy as np


def layer_norm(X, gamma, beta, dY, eps):
    x = np.asarray(X, dtype=np.float64)
    up = np.asarray(dY, dtype=np.float64)
    mu = x.mean(axis=-1, keepdims=True)
    rstd = (((x - mu) ** 2).mean(axis=-1, keepdims=True) + eps) ** -0.5
    xhat = (x - mu) * rstd
    g = up * gamma
    # numerator and denominator: quotient rule
    dX = rstd * (g - xhat * np.mean(g * xhat, axis=-1, keepdims=True))
    axes = tuple(range(x.ndim - 1))
    return xhat * gamma + beta, dX, (up * xhat).sum(axis=axes), up.sum(axis=axes)

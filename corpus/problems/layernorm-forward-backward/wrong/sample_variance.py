import numpy as np


def layer_norm(X, gamma, beta, dY, eps):
    x = np.asarray(X, dtype=np.float64)
    up = np.asarray(dY, dtype=np.float64)
    D = x.shape[-1]
    mu = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True, ddof=1) if D > 1 else np.zeros_like(mu)
    rstd = 1.0 / np.sqrt(var + eps)
    xhat = (x - mu) * rstd
    g = up * gamma
    n = max(D - 1, 1)
    dX = rstd * (g - g.mean(-1, keepdims=True) - xhat * (g * xhat).sum(-1, keepdims=True) / n)
    axes = tuple(range(x.ndim - 1))
    return xhat * gamma + beta, dX, (up * xhat).sum(axis=axes), up.sum(axis=axes)

import numpy as np


def layer_norm(
    X: np.ndarray, gamma: np.ndarray, beta: np.ndarray, dY: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (Y, dX, dgamma, dbeta) in float64; X and dY are (..., D), gamma and beta (D,)."""
    x = np.asarray(X, dtype=np.float64)
    weight = np.asarray(gamma, dtype=np.float64)
    upstream = np.asarray(dY, dtype=np.float64)

    # Center first: the mean of squares less the squared mean cancels when a row is far from zero.
    centered = x - np.mean(x, axis=-1, keepdims=True)
    inv_std = 1.0 / np.sqrt(np.mean(centered * centered, axis=-1, keepdims=True) + eps)
    normed = centered * inv_std

    # Each feature also moves the row's mean and its deviation; both paths are projected out.
    d_normed = upstream * weight
    through_mean = np.mean(d_normed, axis=-1, keepdims=True)
    through_std = normed * np.mean(d_normed * normed, axis=-1, keepdims=True)
    dX = (d_normed - through_mean - through_std) * inv_std

    leading = tuple(range(x.ndim - 1))
    dgamma = np.sum(upstream * normed, axis=leading)
    dbeta = np.sum(upstream, axis=leading)
    return normed * weight + np.asarray(beta, dtype=np.float64), dX, dgamma, dbeta

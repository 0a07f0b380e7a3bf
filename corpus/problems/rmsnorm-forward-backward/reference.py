import numpy as np


def norm_and_gradients(
    X: np.ndarray, gain: np.ndarray, dY: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (Y, dX, dgain) in float64 for X and dY of shape (B, T, D) and gain of shape (D,)."""
    # Widen before squaring: 300 squared already overflows float16.
    x = np.asarray(X, dtype=np.float64)
    weight = np.asarray(gain, dtype=np.float64)
    upstream = np.asarray(dY, dtype=np.float64)

    inv_rms = 1.0 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)
    normed = x * inv_rms

    # Every feature of a token moves the shared rms, hence the term that projects on `normed`.
    d_normed = upstream * weight
    along = np.mean(d_normed * normed, axis=-1, keepdims=True)
    dX = (d_normed - normed * along) * inv_rms
    dgain = np.sum(upstream * normed, axis=(0, 1))
    return normed * weight, dX, dgain

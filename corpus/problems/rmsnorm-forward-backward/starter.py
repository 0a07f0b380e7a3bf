import numpy as np


def norm_and_gradients(
    X: np.ndarray, gain: np.ndarray, dY: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (Y, dX, dgain): the layer's output and the gradients of a loss with respect to X and gain.

    X and dY have shape (B, T, D), gain has shape (D,). dY is the gradient arriving at the output.
    All three results are float64.
    """
    raise NotImplementedError

import numpy as np


def layer_norm(
    X: np.ndarray, gamma: np.ndarray, beta: np.ndarray, dY: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (Y, dX, dgamma, dbeta): the layer's output and the three gradients, all float64.

    X and dY share a shape (..., D) with any number of leading axes; gamma and beta have shape (D,).
    dY is the gradient of the loss with respect to Y.
    """
    raise NotImplementedError

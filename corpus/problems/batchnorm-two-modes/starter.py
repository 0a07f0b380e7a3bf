import numpy as np


class BatchNorm:
    """Batch normalization over axis 1 of arrays of shape (N, C, ...), with running statistics."""

    def __init__(self, gamma: np.ndarray, beta: np.ndarray, momentum: float, eps: float) -> None:
        """Take scale and shift of shape (C,). Running means start at 0, running variances at 1."""
        raise NotImplementedError

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the normalized input as float64; training uses the batch and updates the running values."""
        raise NotImplementedError

    def backward(self, dy: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return (dx, dgamma, dbeta) for the latest forward pass, in the mode it had."""
        raise NotImplementedError

    def running(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the running (mean, variance), each of shape (C,)."""
        raise NotImplementedError

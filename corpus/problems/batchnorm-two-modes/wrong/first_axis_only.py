import numpy as np


class BatchNorm:
    """Batch normalization over axis 1 of arrays of shape (N, C, ...), with running statistics."""

    def __init__(self, gamma: np.ndarray, beta: np.ndarray, momentum: float, eps: float) -> None:
        self._gamma = np.array(gamma, dtype=np.float64)
        self._beta = np.array(beta, dtype=np.float64)
        self._momentum = momentum
        self._eps = eps
        self._mean = np.zeros(self._gamma.shape)
        self._var = np.ones(self._gamma.shape)

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the normalized input as float64; training uses the batch and updates the running values."""
        x = np.asarray(x, dtype=np.float64)
        count = len(x)
        self._from_batch = training and count > 0
        mean, var = self._mean, self._var
        if self._from_batch:
            mean, var = x.mean(axis=_others(x)), x.var(axis=_others(x))
            fair = var * count / (count - 1) if count > 1 else var
            self._mean = (1 - self._momentum) * self._mean + self._momentum * mean
            self._var = (1 - self._momentum) * self._var + self._momentum * fair
        self._inverse = 1 / np.sqrt(var + self._eps)
        self._normal = (x - _along(mean, x)) * _along(self._inverse, x)
        return _along(self._gamma, x) * self._normal + _along(self._beta, x)

    def backward(self, dy: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return (dx, dgamma, dbeta) for the latest forward pass, in the mode it had."""
        dy = np.asarray(dy, dtype=np.float64)
        dgamma = (dy * self._normal).sum(axis=_others(dy))
        dbeta = dy.sum(axis=_others(dy))
        if self._from_batch:
            count = len(dy)
            dy = dy - _along(dbeta / count, dy) - self._normal * _along(dgamma / count, dy)
        return dy * _along(self._gamma * self._inverse, dy), dgamma, dbeta

    def running(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the running (mean, variance), each of shape (C,)."""
        return self._mean, self._var


def _others(x: np.ndarray) -> tuple[int, ...]:
    """Return all axes but the channels'."""
    return (0,)


def _along(channel: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return values of shape (C,) shaped to broadcast along axis 1 of x."""
    return channel if channel.ndim > 1 else channel.reshape(channel.shape + (1,) * (x.ndim - 2))

import numpy as np


def int8_matmul(X: np.ndarray, W: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (codes, scales, Y) for X of shape (M, K) and W of shape (K, N).

    codes (K, N) int8 and scales (N,) float64 are the quantized weights, Y (M, N) float64 is the product of the
    quantized X and the quantized W, scaled back.
    """
    raise NotImplementedError

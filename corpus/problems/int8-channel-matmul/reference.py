import numpy as np


def int8_matmul(X: np.ndarray, W: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (codes, scales, Y): int8 weights (K, N), a scale for each column, and the product (M, N)."""
    codes, scales = _quantize(W, along=0)
    row_codes, row_scales = _quantize(X, along=1)
    # Products of codes reach 127 squared, so the sum needs a wider integer than the codes.
    sums = row_codes.astype(np.int32) @ codes.astype(np.int32)
    return codes, np.ravel(scales), sums * row_scales * scales


def _quantize(values: np.ndarray, along: int) -> tuple[np.ndarray, np.ndarray]:
    """Return int8 codes and the scales, one for each slice along the axis, which is kept with length 1."""
    # Widen first: the magnitude of -128 does not fit into int8.
    wide = np.asarray(values, dtype=np.float64)
    scales = np.max(np.abs(wide), axis=along, keepdims=True, initial=0.0) / 127.0
    scales[scales == 0.0] = 1.0
    return np.rint(wide / scales).astype(np.int8), scales

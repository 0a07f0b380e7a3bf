import numpy as np


def packed_inputs(
    rows: list[list[list[int]]], width: int, pad: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (tokens, targets, positions, segments, mask) for rows of packed documents.

    The first four are int64 of shape (R, W); mask is bool of shape (R, W, W), True for visible. Missing targets: -100.
    """
    raise NotImplementedError

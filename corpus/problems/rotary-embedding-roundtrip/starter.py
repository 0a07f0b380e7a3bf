import numpy as np


def rotate(x: np.ndarray, offsets: np.ndarray, rotary_dim: int, base: float, inverse: bool) -> np.ndarray:
    """Return x of shape (B, H, T, D) with its first `rotary_dim` features rotated, as float64.

    offsets has shape (B,): token t of sequence b stands at position offsets[b] + t.
    With `inverse` the rotation is undone instead.
    """
    raise NotImplementedError

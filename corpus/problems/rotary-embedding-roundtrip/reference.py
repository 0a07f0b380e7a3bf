import numpy as np


def rotate(x: np.ndarray, offsets: np.ndarray, rotary_dim: int, base: float, inverse: bool) -> np.ndarray:
    """Return x of shape (B, H, T, D) with its first `rotary_dim` features rotated (or rotated back)."""
    half = rotary_dim // 2
    rotated = np.array(x, dtype=np.float64)

    # Angles in float64: at position 100,000 single precision is off by whole hundredths of a radian.
    positions = np.asarray(offsets, dtype=np.float64)[:, None] + np.arange(rotated.shape[2])
    frequencies = float(base) ** (-np.arange(half) / half)
    angles = positions[:, None, :, None] * frequencies
    if inverse:
        angles = -angles
    cos, sin = np.cos(angles), np.sin(angles)

    # Copies: both new halves need both old ones.
    first = rotated[..., :half].copy()
    second = rotated[..., half:rotary_dim].copy()
    rotated[..., :half] = first * cos - second * sin
    rotated[..., half:rotary_dim] = first * sin + second * cos
    return rotated

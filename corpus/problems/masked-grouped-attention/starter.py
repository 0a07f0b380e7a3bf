import numpy as np


def attend(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, keep: np.ndarray, causal: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return (out, lse) in float64, of shapes (B, H, Tq, E) and (B, H, Tq).

    q is (B, H, Tq, D), k is (B, G, Tk, D), v is (B, G, Tk, E), and G divides H.
    keep is a boolean array of shape (B, Tk); False marks padding.
    """
    raise NotImplementedError

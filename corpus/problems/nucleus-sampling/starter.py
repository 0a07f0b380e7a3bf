import numpy as np


def draw_nucleus(logits: np.ndarray, p: float, u: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (tokens, sizes), int64 of shape (B,): the drawn index and the size of the nucleus in each row.

    logits: (B, V). u: (B,) in [0, 1), one number per row.
    """
    raise NotImplementedError

import numpy as np


def balance_loss(
    logits: np.ndarray, keep: np.ndarray, alpha: float, beta: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """Return (loss, gradient by the logits, share of tokens per expert) of a top-1 router.

    logits: (T, E). keep: (T,) bool, False for padding, whose logits may be garbage.
    """
    raise NotImplementedError

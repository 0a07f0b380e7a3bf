import numpy as np


def mixture(
    x: np.ndarray, logits: np.ndarray, means: np.ndarray, log_scales: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (logp, dlogits, dmeans, dlog_scales) of a mixture of round Gaussians, all float64.

    x: (N, D), logits: (K,), means: (K, D), log_scales: (K,). logp has shape (N,); the others are the
    gradients of its sum, in the shapes of what they belong to.
    """
    raise NotImplementedError

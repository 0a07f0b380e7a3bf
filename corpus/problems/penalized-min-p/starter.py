import numpy as np


def token_probabilities(
    logits: np.ndarray, history: np.ndarray, penalty: float, temperature: float, min_p: float
) -> np.ndarray:
    """Return float64 probabilities of shape (B, V) after repetition penalty, temperature and min-p.

    logits: (B, V). history: (B, H) ids written so far, negative ones being padding.
    """
    raise NotImplementedError

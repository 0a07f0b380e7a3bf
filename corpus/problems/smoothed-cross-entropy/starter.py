import numpy as np


def smoothed_loss(
    logits: np.ndarray, targets: np.ndarray, smoothing: float, ignore_index: int
) -> tuple[float, np.ndarray]:
    """Return the mean loss over the counted rows and its gradient with respect to the logits.

    logits has shape (N, V), targets shape (N,). The gradient is float64 of shape (N, V).
    A logit of minus infinity forbids that class in its row.
    """
    raise NotImplementedError

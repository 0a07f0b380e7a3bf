import numpy as np


def contrast(
    queries: np.ndarray, keys: np.ndarray, ids: np.ndarray, temperature: float
) -> tuple[float, np.ndarray, np.ndarray, float]:
    """Return (loss, dqueries, dkeys, dtemperature) of the symmetric contrastive loss.

    queries and keys: (B, D), row i of one belongs to row i of the other; ids: (B,) integers.
    Equal ids mark duplicates, which are not contrasted with each other. Gradients are float64.
    """
    raise NotImplementedError

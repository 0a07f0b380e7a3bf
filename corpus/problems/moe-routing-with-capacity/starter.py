import numpy as np


def route(logits: np.ndarray, capacity: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (expert, slot, gate), each of shape (T, 2), for router logits of shape (T, E), E >= 2.

    Column 0 is a token's first choice, column 1 its second. expert and slot are int64, gate is float64.
    A choice that found no seat has slot -1 and gate 0.
    """
    raise NotImplementedError

import numpy as np


def best_path(start: np.ndarray, move: np.ndarray, emit: np.ndarray) -> tuple[float, np.ndarray]:
    """Return (score, states) of the best path through T steps of S states.

    start: (S,), move: (S, S) from row to column, emit: (T, S); all are log-probabilities, -inf forbids.
    states is an int64 array of shape (T,), of -1 throughout when the score is -inf.
    """
    raise NotImplementedError

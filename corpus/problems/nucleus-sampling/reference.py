import numpy as np


def draw_nucleus(logits: np.ndarray, p: float, u: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (tokens, sizes), int64 of shape (B,); see the statement for the rules."""
    rows, vocabulary = logits.shape
    tokens = np.full(rows, -1, dtype=np.int64)
    sizes = np.zeros(rows, dtype=np.int64)
    if vocabulary:
        for r in range(rows):
            tokens[r], sizes[r] = _draw(logits[r].astype(np.float64), p, float(u[r]))
    return tokens, sizes


def _draw(row: np.ndarray, p: float, u: float) -> tuple[int, int]:
    """Return the drawn token and the size of the nucleus of one float64 row."""
    # A stable sort keeps the lower index first among equals; forbidden tokens end up last.
    order = np.argsort(-row, kind="stable")
    order = order[: np.count_nonzero(row != -np.inf)]
    # Relative to the top token no exponential can overflow. Weights need no normalization:
    # both comparisons are made with a multiple of the sum instead.
    mass = np.cumsum(np.exp(row[order] - row[order[0]]))

    size = len(order)
    if p < 1:
        size = int(np.searchsorted(mass, p * mass[-1])) + 1  # the first place with mass >= p
    # u is at most the number before 1, so u times the sum is less than the sum even after
    # rounding: the first place with more than that exists, and its weight is not zero.
    place = int(np.searchsorted(mass[:size], u * mass[size - 1], side="right"))
    return int(order[place]), size

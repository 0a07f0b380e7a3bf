import numpy as np


def smoothed_loss(
    logits: np.ndarray, targets: np.ndarray, smoothing: float, ignore_index: int
) -> tuple[float, np.ndarray]:
    """Return (loss, gradient) of the mean smoothed cross-entropy over the rows that count."""
    # Ignored rows are left out altogether: they may hold anything, NaN included.
    rows = np.flatnonzero(targets != ignore_index)
    scores = np.asarray(logits[rows], dtype=np.float64)
    allowed = np.isfinite(scores)

    shifted = scores - np.max(scores, axis=1, keepdims=True)
    exps = np.exp(shifted)
    total = np.sum(exps, axis=1, keepdims=True)
    log_probs = shifted - np.log(total)

    # A forbidden class gets no share of the smoothing: its log-probability is minus infinity.
    wanted = smoothing * allowed / np.sum(allowed, axis=1, keepdims=True)
    wanted[np.arange(rows.size), targets[rows]] += 1.0 - smoothing

    counted = max(rows.size, 1)
    loss = -np.sum(wanted[allowed] * log_probs[allowed]) / counted
    gradient = np.zeros(logits.shape)
    gradient[rows] = (exps / total - wanted) / counted
    return float(loss), gradient

import numpy as np


def balance_loss(
    logits: np.ndarray, keep: np.ndarray, alpha: float, beta: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """Return (loss, gradient by the logits, share of tokens per expert) of a top-1 router."""
    tokens = np.flatnonzero(keep)
    grad = np.zeros(logits.shape, dtype=np.float64)
    scores = logits[tokens].astype(np.float64)  # without the padding, which may hold NaN
    n, experts = scores.shape
    if n == 0:
        return 0.0, grad, np.zeros(experts)

    top = scores.max(axis=1, keepdims=True)
    powers = np.exp(scores - top)
    total = powers.sum(axis=1, keepdims=True)
    probs = powers / total
    z = top + np.log(total)
    share = np.bincount(scores.argmax(axis=1), minlength=experts) / n
    loss = alpha * experts * (probs @ share).mean() + beta * (z**2).mean()

    # d(f . p)/dl_j = p_j (f_j - f . p), and d(z^2)/dl_j = 2 z p_j.
    uneven = share - (probs @ share)[:, None]
    grad[tokens] = probs * (alpha * experts * uneven + 2 * beta * z) / n
    return float(loss), grad, share

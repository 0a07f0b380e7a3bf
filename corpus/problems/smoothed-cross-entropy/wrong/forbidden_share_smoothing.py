import numpy as np


def smoothed_loss(logits, targets, smoothing, ignore_index):
    N, V = logits.shape
    keep = targets != ignore_index
    n = max(int(keep.sum()), 1)
    z = np.asarray(logits, dtype=np.float64)[keep]
    y = targets[keep]
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    q = np.full(z.shape, smoothing / V)
    q[np.arange(len(y)), y] += 1 - smoothing
    safe = np.where(np.isfinite(logp), logp, 0.0)  # 0 * -inf
    grad = np.zeros((N, V))
    grad[keep] = np.where(np.isfinite(logp), np.exp(logp) - q, 0.0) / n
    return float(-(q * safe).sum() / n), grad

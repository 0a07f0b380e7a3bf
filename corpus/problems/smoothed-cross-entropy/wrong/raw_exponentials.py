import numpy as np


def smoothed_loss(logits, targets, smoothing, ignore_index):
    grad = np.zeros(logits.shape)
    keep = targets != ignore_index
    n = max(int(keep.sum()), 1)
    z = np.asarray(logits, dtype=np.float64)[keep]
    y = targets[keep]
    ok = np.isfinite(z)
    p = np.exp(z)
    p = p / p.sum(axis=1, keepdims=True)
    q = smoothing * ok / ok.sum(axis=1, keepdims=True)
    q[np.arange(len(y)), y] += 1 - smoothing
    loss = -(q[ok] * np.log(p[ok])).sum() / n
    grad[keep] = (p - q) / n
    return float(loss), grad

import numpy as np


def smoothed_loss(logits, targets, smoothing, ignore_index):
    grad = np.zeros(logits.shape)
    keep = targets != ignore_index
    z = np.asarray(logits, dtype=np.float64)[keep]
    y = targets[keep]
    ok = np.isfinite(z)
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    q = smoothing * ok / ok.sum(axis=1, keepdims=True)
    q[np.arange(len(y)), y] += 1 - smoothing
    losses = -np.where(ok, q * np.where(ok, logp, 0.0), 0.0).sum(axis=1)
    grad[keep] = (np.exp(logp) - q) / max(len(y), 1)
    return float(losses.mean()), grad

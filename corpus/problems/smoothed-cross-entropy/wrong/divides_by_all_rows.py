import numpy as np


def smoothed_loss(logits, targets, smoothing, ignore_index):
    N, V = logits.shape
    grad = np.zeros((N, V))
    loss = 0.0
    for i in range(N):
        if targets[i] == ignore_index:
            continue
        z = logits[i].astype(np.float64)
        ok = np.isfinite(z)
        z = z - z.max()
        p = np.exp(z)
        p /= p.sum()
        q = ok * smoothing / ok.sum()
        q[targets[i]] += 1 - smoothing
        logp = z - np.log(np.exp(z).sum())
        loss -= (q[ok] * logp[ok]).sum()
        grad[i] = p - q
    return float(loss / max(N, 1)), grad / max(N, 1)

import numpy as np


def smoothed_loss(logits, targets, smoothing, ignore_index):
    N, V = logits.shape
    grad = np.zeros((N, V))
    loss, count = 0.0, 0
    for i in range(N):
        y = targets[i]
        if y == ignore_index:
            continue
        count += 1
        z = logits[i].astype(np.float64)
        ok = np.isfinite(z)
        z = z - z.max()
        logp = z - np.log(np.exp(z).sum())
        # 1 - eps on the label, eps shared by the others
        q = ok * smoothing / max(ok.sum() - 1, 1)
        q[y] = 1 - smoothing
        loss -= (q[ok] * logp[ok]).sum()
        grad[i] = np.exp(logp) - q
    count = max(count, 1)
    return float(loss / count), grad / count

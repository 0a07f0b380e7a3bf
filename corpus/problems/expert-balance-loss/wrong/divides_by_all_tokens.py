import numpy as np


def balance_loss(logits, keep, alpha, beta):
    T, E = logits.shape
    g = np.zeros((T, E))
    x = logits[keep].astype(np.float64)
    if len(x) == 0:
        return 0.0, g, np.zeros(E)
    m = x.max(1, keepdims=True)
    z = m + np.log(np.exp(x - m).sum(1, keepdims=True))
    p = np.exp(x - z)
    f = np.bincount(x.argmax(1), minlength=E) / T
    loss = alpha * E * float(f @ (p.sum(0) / T)) + beta * float((z**2).sum() / T)
    g[keep] = (alpha * E * p * (f - (p @ f)[:, None]) + 2 * beta * z * p) / T
    return loss, g, f

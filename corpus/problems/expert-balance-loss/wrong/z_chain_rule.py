import numpy as np


def balance_loss(logits, keep, alpha, beta):
    T, E = logits.shape
    g = np.zeros((T, E))
    x = logits[keep].astype(np.float64)
    n = len(x)
    if n == 0:
        return 0.0, g, np.zeros(E)
    m = x.max(1, keepdims=True)
    z = m + np.log(np.exp(x - m).sum(1, keepdims=True))
    p = np.exp(x - z)
    f = np.bincount(x.argmax(1), minlength=E) / n
    loss = alpha * E * float(f @ p.mean(0)) + beta * float((z**2).mean())
    g[keep] = (alpha * E * p * (f - (p @ f)[:, None]) + 2 * beta * p) / n
    return loss, g, f

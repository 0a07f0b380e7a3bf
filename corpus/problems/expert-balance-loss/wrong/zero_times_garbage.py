import numpy as np


def balance_loss(logits, keep, alpha, beta):
    x = np.asarray(logits, dtype=np.float64)
    T, E = x.shape
    w = keep.astype(np.float64)[:, None]
    n = w.sum()
    if n == 0:
        return 0.0, np.zeros((T, E)), np.zeros(E)
    m = x.max(1, keepdims=True)
    z = m + np.log(np.exp(x - m).sum(1, keepdims=True))
    p = np.exp(x - z)
    onehot = np.eye(E)[x.argmax(1)]
    f = (onehot * w).sum(0) / n
    loss = alpha * E * (f * (p * w).sum(0) / n).sum() + beta * (w * z**2).sum() / n
    g = w * (alpha * E * p * (f - (p @ f)[:, None]) + 2 * beta * z * p) / n
    return float(loss), g, f

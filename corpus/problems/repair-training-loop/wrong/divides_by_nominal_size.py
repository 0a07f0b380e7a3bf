import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def train(x, y, w0, b0, orders, batch, lr, momentum, decay):
    w = w0.astype(np.float64)
    b = b0.astype(np.float64)
    x = x.astype(np.float64)
    n = len(x)
    vw, vb = np.zeros_like(w), np.zeros_like(b)
    losses = []
    for order in orders:
        xo, yo = x[order], y[order]
        total, steps = 0.0, 0
        for s in range(0, n, batch):
            xs, ys = xo[s : s + batch], yo[s : s + batch]
            m = len(ys)
            logp = log_softmax(xs @ w + b)
            total += -logp[np.arange(m), ys].sum()
            steps += 1
            err = np.exp(logp)
            err[np.arange(m), ys] -= 1
            err /= batch
            gw = xs.T @ err + decay * w
            gb = err.sum(axis=0)
            vw = momentum * vw + gw
            vb = momentum * vb + gb
            w = w - lr * vw
            b = b - lr * vb
        losses.append(total / n if n else 0.0)
    return w, b, np.array(losses, dtype=np.float64)

import numpy as np


def train(table, micro_batches, every, lr, max_norm):
    w = np.array(table, dtype=np.float64)
    losses = []
    for start in range(0, len(micro_batches), every):
        group = micro_batches[start : start + every]
        grad, loss, filled = np.zeros_like(w), 0.0, 0
        for inputs, targets in group:
            keep = targets != -100
            x, y = inputs[keep], targets[keep]
            n = len(y)
            if n == 0:
                continue
            filled += 1
            h = w[x]
            z = h @ w.T
            m = z.max(axis=1, keepdims=True)
            lse = m + np.log(np.exp(z - m).sum(axis=1, keepdims=True))
            loss += (lse[:, 0] - z[np.arange(n), y]).mean()
            d = np.exp(z - lse)
            d[np.arange(n), y] -= 1
            d /= n
            np.add.at(grad, x, d @ w)
            grad += d.T @ h
        if filled:
            grad, loss = grad / filled, loss / filled
        norm = np.linalg.norm(grad)
        if norm > max_norm:
            grad *= max_norm / norm
        w = w - lr * grad
        losses.append(loss)
    return w, np.array(losses, dtype=np.float64)

import numpy as np


def train(table, micro_batches, every, lr, max_norm):
    w = np.array(table, dtype=np.float64)
    losses = []
    grad, loss, n = np.zeros_like(w), 0.0, 0
    for step, (inputs, targets) in enumerate(micro_batches, start=1):
        keep = targets != -100
        x, y = inputs[keep], targets[keep]
        rows = np.arange(len(y))
        h = w[x]
        z = h @ w.T
        m = z.max(axis=1, keepdims=True)
        lse = m + np.log(np.exp(z - m).sum(axis=1, keepdims=True))
        loss += (lse[:, 0] - z[rows, y]).sum()
        n += len(y)
        d = np.exp(z - lse)
        d[rows, y] -= 1
        np.add.at(grad, x, d @ w)
        grad += d.T @ h
        if step % every == 0 or step == len(micro_batches):
            n = max(n, 1)
            grad /= n
            norm = np.linalg.norm(grad)
            if norm > 0 and np.isfinite(max_norm):
                grad *= max_norm / norm
            w = w - lr * grad
            losses.append(loss / n)
            grad, loss, n = np.zeros_like(w), 0.0, 0
    return w, np.array(losses, dtype=np.float64)

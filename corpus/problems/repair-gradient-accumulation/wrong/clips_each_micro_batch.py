import numpy as np


def train(table, micro_batches, every, lr, max_norm):
    w = np.array(table, dtype=np.float64)
    losses = []
    for start in range(0, len(micro_batches), every):
        group = micro_batches[start : start + every]
        n = max(sum(int((targets != -100).sum()) for _, targets in group), 1)
        total, loss = np.zeros_like(w), 0.0
        for inputs, targets in group:
            keep = targets != -100
            x, y = inputs[keep], targets[keep]
            rows = np.arange(len(y))
            h = w[x]
            z = h @ w.T
            m = z.max(axis=1, keepdims=True)
            lse = m + np.log(np.exp(z - m).sum(axis=1, keepdims=True))
            loss += (lse[:, 0] - z[rows, y]).sum() / n
            d = np.exp(z - lse)
            d[rows, y] -= 1
            grad = d.T @ h / n
            np.add.at(grad, x, d @ w / n)
            norm = np.linalg.norm(grad)
            if norm > max_norm:
                grad *= max_norm / norm
            total += grad
        w = w - lr * total
        losses.append(loss)
    return w, np.array(losses, dtype=np.float64)

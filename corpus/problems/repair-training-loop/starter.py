import numpy as np


def train(
    x: np.ndarray,
    y: np.ndarray,
    w0: np.ndarray,
    b0: np.ndarray,
    orders: np.ndarray,
    batch: int,
    lr: float,
    momentum: float,
    decay: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (w, b, losses) after one epoch per row of `orders`. This code has faults; repair it.

    x: (N, D). y: (N,) labels. w0: (D, C). b0: (C,). orders: (E, N), a permutation per epoch.
    """
    w, b = w0, b0
    losses = []
    for order in orders:
        velocity_w, velocity_b = np.zeros_like(w), np.zeros_like(b)
        rows = x[order]
        total, batches = 0.0, 0
        for start in range(0, len(x) - batch, batch):
            xs, ys = rows[start : start + batch], y[start : start + batch]
            probs = softmax(xs @ w + b)
            error = probs
            error[np.arange(len(ys)), ys] -= 1
            loss = -np.log(probs[np.arange(len(ys)), ys]).mean()
            grad_w = xs.T @ error / batch
            grad_b = error.sum(axis=0)
            if decay:
                raise NotImplementedError
            velocity_w = momentum * velocity_w + grad_w
            velocity_b = momentum * velocity_b + grad_b
            w -= lr * velocity_w
            b -= lr * velocity_b
            total += loss
            batches += 1
        losses.append(total / batches)
    return w, b, np.array(losses)


def softmax(logits: np.ndarray) -> np.ndarray:
    """Return the softmax of each row."""
    powers = np.exp(logits)
    return powers / powers.sum(axis=0)

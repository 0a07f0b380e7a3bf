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
    """Return (w, b, losses) in float64 after one epoch per row of `orders`."""
    # astype copies, so no step below reaches the arrays passed in.
    x, w, b = x.astype(np.float64), w0.astype(np.float64), b0.astype(np.float64)
    velocity_w, velocity_b = np.zeros_like(w), np.zeros_like(b)  # once, not in each epoch
    losses = np.zeros(len(orders))
    for epoch, order in enumerate(orders):
        for start in range(0, len(order), batch):  # reaches the smaller last batch too
            chosen = order[start : start + batch]  # one index for rows and labels
            loss, error = _loss_and_error(x[chosen] @ w + b, y[chosen])
            losses[epoch] += loss / len(order)  # sums over examples: batches may differ in size

            grad_w = x[chosen].T @ error / len(chosen) + decay * w
            grad_b = error.sum(axis=0) / len(chosen)  # no decay on the bias
            velocity_w = momentum * velocity_w + grad_w
            velocity_b = momentum * velocity_b + grad_b
            w -= lr * velocity_w
            b -= lr * velocity_b
    return w, b, losses


def _loss_and_error(logits: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the summed cross-entropy of a batch and probabilities minus one-hot labels."""
    places = np.arange(len(labels))
    shifted = logits - logits.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    sums = powers.sum(axis=1, keepdims=True)
    # From the logarithm of the sum, since a probability may underflow to zero.
    loss = float(np.sum(np.log(sums)) - np.sum(shifted[places, labels]))
    error = powers / sums
    error[places, labels] -= 1.0
    return loss, error

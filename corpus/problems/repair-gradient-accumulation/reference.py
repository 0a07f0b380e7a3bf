import numpy as np


def train(
    table: np.ndarray, micro_batches: list[tuple[np.ndarray, np.ndarray]], every: int, lr: float, max_norm: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return (table, losses) in float64 after one update per `every` micro-batches."""
    theta = np.array(table, dtype=np.float64)
    losses = []
    for start in range(0, len(micro_batches), every):
        # Only sums are added up here; the one division follows when all targets of the update are known.
        total, count, grad = 0.0, 0, np.zeros(theta.shape)
        for inputs, targets in micro_batches[start : start + every]:
            part, number, slope = _sums(theta, inputs, targets)
            total += part
            count += number
            grad += slope
        losses.append(total / max(count, 1))
        grad /= max(count, 1)
        norm = np.sqrt((grad**2).sum())
        if norm > max_norm:
            grad *= max_norm / norm
        theta -= lr * grad
    return theta, np.array(losses, dtype=np.float64)


def _sums(theta: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> tuple[float, int, np.ndarray]:
    """Return the summed loss of one micro-batch, its number of targets and the gradient of the sum."""
    keep = targets != -100
    x, y = inputs[keep], targets[keep]
    places = np.arange(len(y))
    hidden = theta[x]
    logits = hidden @ theta.T
    logits -= logits.max(axis=1, keepdims=True)
    powers = np.exp(logits)
    total = powers.sum(axis=1, keepdims=True)
    loss = (np.log(total[:, 0]) - logits[places, y]).sum()
    error = powers / total
    error[places, y] -= 1
    grad = error.T @ hidden  # as output matrix
    np.add.at(grad, x, error @ theta)  # as lookup table, where an id may occur several times
    return float(loss), len(y), grad

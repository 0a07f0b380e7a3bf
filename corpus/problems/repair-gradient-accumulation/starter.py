import numpy as np


def train(
    table: np.ndarray, micro_batches: list[tuple[np.ndarray, np.ndarray]], every: int, lr: float, max_norm: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return (table, losses) after one update per `every` micro-batches. This code has faults; repair it.

    table: (V, D), rows for the inputs and for the outputs. inputs, targets: (B, L), target -100 is ignored.
    """
    losses = []
    grad = np.zeros_like(table)
    for step, (inputs, targets) in enumerate(micro_batches):
        keep = targets > 0
        x, y = inputs[keep], targets[keep]
        if len(y) == 0:
            raise NotImplementedError
        hidden = table[x]
        powers = np.exp(hidden @ table.T)
        probs = powers / powers.sum(axis=1, keepdims=True)
        loss = -np.log(probs[np.arange(len(y)), y]).mean()
        probs[np.arange(len(y)), y] -= 1
        grad[x] += probs @ table / len(y)
        norm = np.sqrt((grad**2).sum())
        grad *= max_norm / norm
        if (step + 1) % every == 0:
            table -= lr * grad / every
            losses.append(loss)
    return table, np.array(losses)

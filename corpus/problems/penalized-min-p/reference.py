import numpy as np


def token_probabilities(
    logits: np.ndarray, history: np.ndarray, penalty: float, temperature: float, min_p: float
) -> np.ndarray:
    """Return float64 probabilities of shape (B, V) after repetition penalty, temperature and min-p."""
    scores = _penalized(np.asarray(logits, dtype=np.float64), history, penalty)

    # Subtract the maximum before dividing: a tiny temperature may then overflow to -inf only.
    top = scores.max(axis=1, keepdims=True, initial=-np.inf)
    below = scores - np.where(np.isfinite(top), top, 0.0)
    with np.errstate(over="ignore"):
        weights = np.exp(below / temperature) if temperature > 0 else (below == 0).astype(np.float64)

    # The top token weighs exactly 1, so min-p can be compared with the weights as they are.
    weights[weights < min(min_p, 1.0)] = 0.0
    total = weights.sum(axis=1, keepdims=True)
    return weights / np.where(total > 0, total, 1.0)


def _penalized(scores: np.ndarray, history: np.ndarray, penalty: float) -> np.ndarray:
    """Return scores with those of the ids in each row's history moved against them, each once."""
    row, place = np.nonzero((history >= 0) & (history < scores.shape[1]))
    seen = np.zeros(scores.shape, dtype=bool)
    seen[row, history[row, place]] = True
    moved = np.where(scores > 0, scores / penalty, scores * penalty)
    return np.where(seen, moved, scores)

import numpy as np


def route(logits: np.ndarray, capacity: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (expert, slot, gate), each of shape (T, 2); dropped choices have slot -1 and gate 0."""
    scores = np.asarray(logits, dtype=np.float64)
    tokens, experts = scores.shape

    # A stable sort of the negated scores puts the lower expert first among equals.
    expert = np.argsort(-scores, axis=1, kind="stable")[:, :2].astype(np.int64)
    chosen = np.take_along_axis(scores, expert, axis=1)

    # Two-way softmax; the first score is the larger one, so the exponent is never positive.
    weights = np.exp(chosen - chosen[:, :1])
    gate = weights / weights.sum(axis=1, keepdims=True)

    # All first choices take their seats in token order, only then the second choices.
    slot = np.full((tokens, 2), -1, dtype=np.int64)
    taken = [0] * experts
    for choice in range(2):
        for token in range(tokens):
            seat = expert[token, choice]
            if taken[seat] < capacity:
                slot[token, choice] = taken[seat]
                taken[seat] += 1
    gate[slot < 0] = 0.0
    return expert, slot, gate

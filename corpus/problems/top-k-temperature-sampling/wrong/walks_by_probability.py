import math


def draw_token(logits, k, tau, u):
    if not logits:
        return -1
    n = len(logits)
    k = n if k <= 0 else min(k, n)
    order = sorted(range(n), key=lambda i: (-logits[i], i))[:k]
    m = logits[order[0]]
    probs = [math.exp((logits[i] - m) / tau) for i in order]
    total = sum(probs)
    run = 0.0
    for i, p in zip(order, probs, strict=True):
        run += p / total
        if u < run:
            return i
    return order[-1]

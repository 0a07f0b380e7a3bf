import math


def draw_token(logits, k, tau, u):
    n = len(logits)
    if n == 0:
        return -1
    k = max(1, min(k, n))
    kept = sorted(sorted(range(n), key=lambda i: (-logits[i], i))[:k])
    m = max(logits[i] for i in kept)
    w = [math.exp((logits[i] - m) / tau) for i in kept]
    total, acc = sum(w), 0.0
    for i, x in zip(kept, w, strict=True):
        acc += x
        if acc > u * total:
            return i
    return kept[-1]

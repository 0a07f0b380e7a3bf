import math


def draw_token(logits, k, tau, u):
    if not logits:
        return -1
    n = len(logits)
    if k <= 0 or k > n:
        k = n
    keep = set(sorted(range(n), key=lambda i: (-logits[i], i))[:k])
    m = max(logits)
    w = [math.exp((x - m) / tau) if i in keep else 0.0 for i, x in enumerate(logits)]
    s = sum(w)
    cum = 0.0
    for i, x in enumerate(w):
        cum += x / s
        if cum > u:
            return i
    return n - 1

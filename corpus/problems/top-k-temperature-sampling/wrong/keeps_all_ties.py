import math


def draw_token(logits, k, tau, u):
    n = len(logits)
    if n == 0:
        return -1
    if k <= 0 or k > n:
        k = n
    cut = sorted(logits, reverse=True)[k - 1]
    m = max(logits)
    w = [math.exp((x - m) / tau) if x >= cut else 0.0 for x in logits]
    total = sum(w)
    acc, last = 0.0, 0
    for i, x in enumerate(w):
        if x > 0:
            last = i
            acc += x / total
            if acc > u:
                return i
    return last

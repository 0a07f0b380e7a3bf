import math


def draw_token(logits, k, tau, u):
    if not logits:
        return -1
    if k <= 0 or k > len(logits):
        k = len(logits)
    order = sorted(range(len(logits)), key=lambda i: -logits[i])[:k]
    order.sort()
    exps = [math.exp(logits[i] / tau) for i in order]
    z = sum(exps)
    c = 0.0
    for i, e in zip(order, exps, strict=True):
        c += e / z
        if c > u:
            return i
    return order[-1]

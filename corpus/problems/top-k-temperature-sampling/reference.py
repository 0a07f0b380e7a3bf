import heapq
import math


def draw_token(logits: list[float], k: int, tau: float, u: float) -> int:
    """Return the sampled position, or -1 when `logits` is empty."""
    n = len(logits)
    if n == 0:
        return -1
    if k <= 0 or k > n:
        k = n
    # Largest logit first, lower position first among equals; then back to reading order.
    kept = sorted(heapq.nsmallest(k, range(n), key=lambda i: (-logits[i], i)))

    # Subtract before dividing: only differences matter, and none of them is positive.
    top = max(logits[i] for i in kept)
    weights = {i: math.exp((logits[i] - top) / tau) for i in kept}

    threshold = u * math.fsum(weights.values())
    reached = 0.0
    answer = kept[0]
    for i, weight in weights.items():
        if weight == 0.0:
            continue
        answer = i  # rounding can leave the sum just short of u: then the last possible token wins
        reached += weight
        if reached > threshold:
            break
    return answer

"""Ranks by counting, then adds up probabilities in sixty-digit decimals."""

from decimal import Decimal, getcontext

getcontext().prec = 60


def _rank(logits, i):
    """Return how many positions go before i."""
    return sum(1 for j, other in enumerate(logits) if other > logits[i] or (other == logits[i] and j < i))


def draw_token(logits, k, tau, u):
    if not logits:
        return -1
    if k <= 0:
        k = len(logits)
    kept = [i for i in range(len(logits)) if _rank(logits, i) < k]
    finite = [i for i in kept if logits[i] != float("-inf")]
    top = max(Decimal(logits[i]) for i in finite)
    weight = {i: ((Decimal(logits[i]) - top) / Decimal(tau)).exp() for i in finite}
    total = sum(weight.values())
    reached = Decimal(0)
    for i in finite:
        reached += weight[i] / total
        if reached > Decimal(u):
            return i
    return finite[-1]

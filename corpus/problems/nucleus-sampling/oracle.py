"""Adds up one token after the other in forty-digit decimals."""

from decimal import Decimal, getcontext

import numpy as np

getcontext().prec = 40


def draw_nucleus(logits, p, u):
    drawn = [_one([float(x) for x in row], Decimal(float(p)), Decimal(float(v))) for row, v in zip(logits, u)]
    pairs = np.array(drawn, dtype=np.int64).reshape(len(drawn), 2)
    return pairs[:, 0].copy(), pairs[:, 1].copy()


def _one(row, p, u):
    left = {i: Decimal(x) for i, x in enumerate(row) if x != float("-inf")}
    if not left:
        return -1, 0
    top = max(left.values())
    weight = {i: _power(x - top) for i, x in left.items()}
    total = sum(weight.values())
    nucleus, held = [], Decimal(0)
    for i in sorted(left, key=lambda i: (-left[i], i)):
        if nucleus and p < 1 and held >= p * total:
            break
        nucleus.append(i)
        held += weight[i]
    run = Decimal(0)
    for i in nucleus:
        run += weight[i]
        if run > u * held:
            return i, len(nucleus)
    return [i for i in nucleus if weight[i] > 0][-1], len(nucleus)


def _power(x):
    """Return e to the x; below the smallest double it is zero, as it is in float64."""
    return Decimal(0) if x < -745 else x.exp()

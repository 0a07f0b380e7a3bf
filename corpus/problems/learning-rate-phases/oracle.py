"""Use up the phases one after the other for every lookup; blend with exact fractions and the half-angle form."""

import math
from fractions import Fraction


def _weight(shape, share):
    """Return how much of the target counts after this share of the phase."""
    if shape == "hold":
        return 1.0
    if shape == "linear":
        return float(share)
    if shape == "sqrt":
        return math.sqrt(share.numerator) / math.sqrt(share.denominator)
    return math.sin(math.pi / 2 * float(share)) ** 2


def _rate(start, phases, step):
    value, left = start, step + 1
    if left <= 0:
        return start
    for shape, length, target in phases:
        if 0 < left <= length:
            weight = _weight(shape, Fraction(left, length))
            return value * (1.0 - weight) + target * weight
        left -= length
        value = target
    return value


def learning_rates(start, phases, steps):
    return [_rate(start, phases, step) for step in steps]

"""The chi-square test of homogeneity, without scipy."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable

_LEAST_EXPECTED = 5.0  # Cochran's rule for the approximation to hold


def p_value(first: Counter[Hashable], second: Counter[Hashable]) -> float:
    """Return how likely two samples at least this different are when both share one distribution.

    Categories are pooled, rarest first, until each has five expected draws in both samples. 1.0 when
    fewer than two categories are left.
    """
    totals = first.total(), second.total()
    if min(totals) == 0:
        return 1.0
    share = [total / sum(totals) for total in totals]
    statistic, categories = 0.0, 0
    for counts in _pooled(first, second, min(share)):
        for count, part in zip(counts, share, strict=True):
            wanted = part * sum(counts)
            statistic += (count - wanted) ** 2 / wanted
        categories += 1
    return upper_tail(statistic, categories - 1) if categories > 1 else 1.0


def _pooled(first: Counter[Hashable], second: Counter[Hashable], least_share: float) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    pool = (0, 0)
    for key in sorted(first.keys() | second.keys(), key=lambda k: (first[k] + second[k], repr(k))):
        pool = (pool[0] + first[key], pool[1] + second[key])
        if sum(pool) * least_share >= _LEAST_EXPECTED:
            cells.append(pool)
            pool = (0, 0)
    if pool != (0, 0) and cells:
        cells[-1] = (cells[-1][0] + pool[0], cells[-1][1] + pool[1])
    return cells


def upper_tail(statistic: float, degrees: int) -> float:
    """Return P(X > statistic) for X chi-square distributed: the regularised gamma function Q(k/2, x/2).

    Series and continued fraction as in Abramowitz and Stegun 6.5.29 and 6.5.31.
    """
    a, x = degrees / 2.0, statistic / 2.0
    if x <= 0.0:
        return 1.0
    scale = math.exp(-x + a * math.log(x) - math.lgamma(a))
    if x < a + 1.0:
        term = total = 1.0 / a
        for n in range(1, 1000):
            term *= x / (a + n)
            total += term
        return max(0.0, 1.0 - scale * total)
    fraction = 0.0
    for n in range(300, 0, -1):  # x + (1-a)/(1 + 1/(x + (2-a)/(1 + 2/(x + ...))))
        fraction = (n - a) / (1.0 + n / (x + fraction))
    return min(1.0, scale / (x + fraction))

"""Gives out the left-over seats one by one with fractions, then takes surplus items away one at a time."""

from fractions import Fraction
from math import floor


def reshard(owners, weights):
    n, total = len(owners), sum(weights)
    if not total:
        return [-1 for _ in owners]
    exact = [Fraction(n * weight, total) for weight in weights]
    quota = [floor(share) for share in exact]
    while sum(quota) < n:
        lacking = [share - have for share, have in zip(exact, quota)]
        quota[lacking.index(max(lacking))] += 1
    placed = [owner if owner in range(len(weights)) else None for owner in owners]
    for node in range(len(weights)):
        while placed.count(node) > quota[node]:
            last = max(i for i in range(n) if placed[i] == node)
            placed[last] = None
    while None in placed:
        placed[placed.index(None)] = next(node for node in range(len(weights)) if placed.count(node) < quota[node])
    return placed

"""Probabilities by counting: where one item may stand, and which sets of places miss all relevant ones."""

import math
from fractions import Fraction


def ranking_metrics(scores, grades, k):
    ndcgs, ranks = [], []
    for one_scores, one_grades in zip(scores, grades, strict=True):
        items = list(zip(one_scores, one_grades, strict=True))
        if max(one_grades, default=0) >= 1:
            ndcgs.append(_ndcg(items, k))
            ranks.append(float(_reciprocal_rank(items)))
    if not ranks:
        return 0.0, 0.0, 0
    return math.fsum(ndcgs) / len(ndcgs), math.fsum(ranks) / len(ranks), len(ranks)


def _ndcg(items, k):
    parts = []
    for score, grade in items:
        above = sum(1 for other, _ in items if other > score)
        tied = sum(1 for other, _ in items if other == score)
        for rank in range(above + 1, above + tied + 1):
            if rank <= k:
                parts.append((2.0**grade - 1.0) / math.log(rank + 1, 2) / tied)
    best = sorted((grade for _, grade in items), reverse=True)
    ideal = math.fsum((2.0**grade - 1.0) / math.log(rank + 1, 2) for rank, grade in enumerate(best, 1) if rank <= k)
    return math.fsum(parts) / ideal if ideal else 0.0


def _reciprocal_rank(items):
    top = max(score for score, grade in items if grade >= 1)
    above = sum(1 for score, _ in items if score > top)
    group = [grade for score, grade in items if score == top]
    relevant = sum(1 for grade in group if grade >= 1)
    ways = math.comb(len(group), relevant)
    # The first relevant one stands at place p when all others of them are chosen from the places behind p.
    return sum(
        Fraction(math.comb(len(group) - place, relevant - 1), ways * (above + place))
        for place in range(1, len(group) + 1)
    )

import math


def ranking_metrics(scores: list[list[float]], grades: list[list[int]], k: int) -> tuple[float, float, int]:
    """Return (mean NDCG@k, mean reciprocal rank, queries counted) in O(n log n) for each query of n items."""
    ndcg, reciprocal, judged = 0.0, 0.0, 0
    for one_scores, one_grades in zip(scores, grades, strict=True):
        if any(one_grades):
            judged += 1
            groups = _groups(one_scores, one_grades)
            ndcg += _ndcg(groups, one_grades, k)
            reciprocal += _reciprocal_rank(groups)
    if judged == 0:
        return 0.0, 0.0, 0
    return ndcg / judged, reciprocal / judged, judged


def _groups(scores: list[float], grades: list[int]) -> list[list[int]]:
    """Return the grades of each group of ties, the group with the highest score first."""
    groups: list[list[int]] = []
    above = None
    for i in sorted(range(len(scores)), key=lambda i: -scores[i]):
        if scores[i] != above:
            groups.append([])
        groups[-1].append(grades[i])
        above = scores[i]
    return groups


def _ndcg(groups: list[list[int]], grades: list[int], k: int) -> float:
    discounts = [1 / math.log2(place + 2) if place < k else 0.0 for place in range(len(grades))]
    ideal = sum(
        _gain(grade) * discount for grade, discount in zip(sorted(grades, reverse=True), discounts, strict=True)
    )
    if ideal == 0:
        return 0.0
    # An item is equally likely at each place of its group: it expects the mean discount there.
    dcg, start = 0.0, 0
    for group in groups:
        share = sum(discounts[start : start + len(group)]) / len(group)
        dcg += share * sum(map(_gain, group))
        start += len(group)
    return dcg / ideal


def _gain(grade: int) -> int:
    return 2**grade - 1


def _reciprocal_rank(groups: list[list[int]]) -> float:
    """Return E[1 / rank of the first relevant item]; it lies in the first group that has any."""
    start = 0
    for group in groups:
        relevant = sum(1 for grade in group if grade)
        if relevant:
            break
        start += len(group)
    expected, unseen = 0.0, 1.0  # unseen: the chance that the earlier places of the group hold nothing relevant
    for left in range(len(group), relevant - 1, -1):
        start += 1
        expected += unseen * relevant / left / start
        unseen *= (left - relevant) / left
    return expected

def weighted_auc(scores: list[float], labels: list[int], weights: list[float]) -> float | None:
    """Return the weighted area under the ROC curve in O(n log n), or None without two classes to compare."""
    totals = [0.0, 0.0]
    for label, weight in zip(labels, weights, strict=True):
        totals[label] += weight
    if min(totals) == 0:
        return None

    # Shares of the class totals instead of raw products: weights of any size stay in range.
    order = sorted(range(len(scores)), key=scores.__getitem__)
    area = 0.0
    lower = 0.0  # share of the harmless weight at scores strictly below the group
    at = 0
    while at < len(order):
        score = scores[order[at]]
        group = [0.0, 0.0]
        while at < len(order) and scores[order[at]] == score:
            group[labels[order[at]]] += weights[order[at]]
            at += 1
        tied = group[0] / totals[0]
        area += group[1] / totals[1] * (lower + tied / 2)
        lower += tied
    return area

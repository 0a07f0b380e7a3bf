import math


def ranking_metrics(scores, grades, k):
    ndcgs, rrs = [], []
    for s, g in zip(scores, grades):
        if not any(g):
            continue
        ranked = [x for _, x in sorted(zip(s, g), key=lambda p: -p[0])]
        dcg = sum((2**x - 1) / math.log2(r + 1) for r, x in enumerate(ranked, 1) if r <= k)
        best = sum((2**x - 1) / math.log2(r + 1) for r, x in enumerate(sorted(g, reverse=True), 1) if r <= k)
        ndcgs.append(dcg / best if best else 0.0)
        rrs.append(1 / next(r for r, x in enumerate(ranked, 1) if x))
    if not rrs:
        return 0.0, 0.0, 0
    return sum(ndcgs) / len(ndcgs), sum(rrs) / len(rrs), len(rrs)

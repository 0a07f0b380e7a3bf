import math
from itertools import groupby


def ranking_metrics(scores, grades, k):
    ndcgs, rrs = [], []
    for s, g in zip(scores, grades):
        if not any(g):
            continue
        d = [1 / math.log2(r + 2) if r < k else 0.0 for r in range(len(g))]
        ideal = sum((2**x - 1) * w for x, w in zip(sorted(g, reverse=True), d))
        rows = sorted(zip(s, g), key=lambda p: -p[0])
        dcg, start, rr = 0.0, 0, None
        for _, group in groupby(rows, key=lambda p: p[0]):
            xs = [x for _, x in group]
            m, r = len(xs), sum(1 for x in xs if x)
            dcg += sum(d[start : start + m]) / m * sum(2**x - 1 for x in xs)
            if r and rr is None:
                rr = 1 / (start + (m + 1) / (r + 1))
            start += m
        ndcgs.append(dcg / ideal if ideal else 0.0)
        rrs.append(rr)
    n = len(rrs)
    return (sum(ndcgs) / n, sum(rrs) / n, n) if n else (0.0, 0.0, 0)

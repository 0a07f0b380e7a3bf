import math
from itertools import groupby


def ranking_metrics(scores, grades, k):
    ndcgs, rrs = [], []
    for s, g in zip(scores, grades):
        if not any(g):
            continue
        rows = sorted(zip(s, g), key=lambda p: -p[0])
        d = [1 / math.log2(r + 2) if r < k else 0.0 for r in range(len(g))]
        shown = sorted((x for _, x in rows[: max(k, 0)]), reverse=True)
        ideal = sum((2**x - 1) * w for x, w in zip(shown, d))
        dcg, start, rr = 0.0, 0, None
        for _, group in groupby(rows, key=lambda p: p[0]):
            xs = [x for _, x in group]
            m, r = len(xs), sum(1 for x in xs if x)
            dcg += sum(d[start : start + m]) / m * sum(2**x - 1 for x in xs)
            if r and rr is None:
                rr, none_yet = 0.0, 1.0
                for j in range(m - r + 1):
                    rr += none_yet * r / (m - j) / (start + j + 1)
                    none_yet *= (m - j - r) / (m - j)
            start += m
        ndcgs.append(dcg / ideal if ideal else 0.0)
        rrs.append(rr)
    n = len(rrs)
    return (sum(ndcgs) / n, sum(rrs) / n, n) if n else (0.0, 0.0, 0)

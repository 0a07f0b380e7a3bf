import math
from itertools import groupby


def one(s, g, k):
    d = [1 / math.log2(r + 2) if r < k else 0.0 for r in range(len(g))]
    ideal = sum((2**x - 1) * w for x, w in zip(sorted(g, reverse=True), d))
    dcg, start, rr = 0.0, 0, 0.0
    for _, group in groupby(sorted(zip(s, g), key=lambda p: -p[0]), key=lambda p: p[0]):
        xs = [x for _, x in group]
        m, r = len(xs), sum(1 for x in xs if x)
        dcg += sum(d[start : start + m]) / m * sum(2**x - 1 for x in xs)
        if r and not rr:
            none_yet = 1.0
            for j in range(m - r + 1):
                rr += none_yet * r / (m - j) / (start + j + 1)
                none_yet *= (m - j - r) / (m - j)
        start += m
    return (dcg / ideal if ideal else 0.0), rr


def ranking_metrics(scores, grades, k):
    results = [one(s, g, k) for s, g in zip(scores, grades)]
    n = len(results)
    if n == 0:
        return 0.0, 0.0, 0
    judged = sum(1 for g in grades if any(g))
    return sum(a for a, _ in results) / n, sum(b for _, b in results) / n, judged

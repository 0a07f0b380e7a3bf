import math
from collections import Counter


def ranking_metrics(scores, grades, k):
    ndcg = mrr = 0.0
    judged = 0
    for s, g in zip(scores, grades):
        if not any(x >= 1 for x in g):
            continue
        judged += 1
        count = Counter(s)
        first, place = {}, 0
        for value in sorted(count, reverse=True):
            first[value] = place
            place += count[value]
        dcg = 0.0
        for value, grade in zip(s, g):
            total = 0.0
            for p in range(first[value], first[value] + count[value]):
                if p < k:
                    total += 1 / math.log2(p + 2)
            dcg += (2**grade - 1) * total / count[value]
        ideal = sum((2**x - 1) / math.log2(p + 2) for p, x in enumerate(sorted(g, reverse=True)) if p < k)
        ndcg += dcg / ideal if ideal else 0.0
        best = max(v for v, x in zip(s, g) if x >= 1)
        m = count[best]
        r = sum(1 for v, x in zip(s, g) if v == best and x >= 1)
        miss = 1.0
        for j in range(m - r + 1):
            mrr += miss * (r / (m - j)) / (first[best] + j + 1)
            miss *= 1 - r / (m - j)
    return (ndcg / judged, mrr / judged, judged) if judged else (0.0, 0.0, 0)

import math


def ranking_metrics(scores, grades, k):
    ndcg = mrr = 0.0
    n = 0
    for s, g in zip(scores, grades):
        if max(g, default=0) == 0:
            continue
        n += 1
        desc = sorted(s, reverse=True)
        rank = {}
        for r, v in enumerate(desc, 1):
            rank.setdefault(v, r)
        dcg = sum((2**x - 1) / math.log2(rank[v] + 1) for v, x in zip(s, g) if rank[v] <= k)
        ideal = sum((2**x - 1) / math.log2(r + 1) for r, x in enumerate(sorted(g)[::-1], 1) if r <= k)
        ndcg += dcg / ideal if ideal else 0.0
        mrr += max(1 / rank[v] for v, x in zip(s, g) if x)
    return (ndcg / n, mrr / n, n) if n else (0.0, 0.0, 0)

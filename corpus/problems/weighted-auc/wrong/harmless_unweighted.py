from collections import defaultdict


def weighted_auc(scores, labels, weights):
    groups = defaultdict(lambda: [0, 0.0])
    for s, y, w in zip(scores, labels, weights):
        if w == 0:
            continue
        groups[s][y] += w if y else 1
    neg = sum(g[0] for g in groups.values())
    pos = sum(g[1] for g in groups.values())
    if neg == 0 or pos == 0:
        return None
    below, auc = 0, 0.0
    for s in sorted(groups):
        n, p = groups[s]
        auc += p / pos * (below + n / 2) / neg
        below += n
    return auc

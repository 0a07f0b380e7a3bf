from itertools import groupby


def weighted_auc(scores, labels, weights):
    rows = sorted(zip(scores, labels, weights), key=lambda r: r[0])
    won = pos = neg = 0.0
    for _, group in groupby(rows, key=lambda r: r[0]):
        p = n = 0.0
        for _, y, w in group:
            if y:
                p += w
            else:
                n += w
        won += p * (neg + 0.5 * n)
        pos += p
        neg += n
    if pos * neg == 0:
        return None
    return won / (pos * neg)

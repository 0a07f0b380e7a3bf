def weighted_auc(scores, labels, weights):
    pos = [(s, w) for s, y, w in zip(scores, labels, weights) if y == 1]
    neg = [(s, w) for s, y, w in zip(scores, labels, weights) if y == 0]
    wp, wn = sum(w for _, w in pos), sum(w for _, w in neg)
    if wp == 0 or wn == 0:
        return None
    auc = 0.0
    for s, w in pos:
        beaten = 0.0
        for t, v in neg:
            if s > t:
                beaten += v
            elif s == t:
                beaten += v / 2
        auc += (w / wp) * (beaten / wn)
    return auc

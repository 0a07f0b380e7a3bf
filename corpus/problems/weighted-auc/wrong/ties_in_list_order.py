def weighted_auc(scores, labels, weights):
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    wp = sum(w for y, w in zip(labels, weights) if y)
    wn = sum(w for y, w in zip(labels, weights) if not y)
    if not wp or not wn:
        return None
    seen = auc = 0.0
    for i in order:
        if labels[i]:
            auc += weights[i] / wp * seen
        else:
            seen += weights[i] / wn
    return auc

def weighted_auc(scores, labels, weights):
    pos = sum(w for y, w in zip(labels, weights) if y)
    neg = sum(w for y, w in zip(labels, weights) if not y)
    if pos == 0 or neg == 0:
        return None
    # both classes scaled to total weight 1
    norm = [w / pos if y else w / neg for y, w in zip(labels, weights)]
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks, start, i = 0.0, 0.0, 0
    while i < len(order):
        j, total, mine = i, 0.0, 0.0
        while j < len(order) and scores[order[j]] == scores[order[i]]:
            total += norm[order[j]]
            mine += norm[order[j]] if labels[order[j]] else 0.0
            j += 1
        ranks += mine * (start + total / 2)
        start += total
        i = j
    return ranks - 0.5  # Mann-Whitney: rank sum less what the positives win among themselves

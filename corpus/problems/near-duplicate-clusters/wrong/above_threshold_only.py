def clusters(documents, width, threshold):
    limit = threshold[0] / threshold[1]
    sets = []
    for d in documents:
        n = min(width, len(d))
        sets.append({tuple(d[i : i + n]) for i in range(len(d) - n + 1)} if d else set())
    label = list(range(len(sets)))
    for i in range(len(sets)):
        for j in range(i):
            if not sets[i] or not sets[j]:
                continue
            if len(sets[i] & sets[j]) / len(sets[i] | sets[j]) > limit or sets[i] == sets[j]:
                old, new = max(label[i], label[j]), min(label[i], label[j])
                label = [new if x == old else x for x in label]
    return label

def clusters(documents, width, threshold):
    num, den = threshold
    sets = []
    for d in documents:
        n = min(width, len(d))
        sets.append({tuple(d[i : i + n]) for i in range(len(d) - n + 1)} if d else set())
    label = list(range(len(sets)))
    for i in range(len(sets)):
        for j in range(i):
            inter = len(sets[i] & sets[j])
            # share of the smaller document that is found in the other
            if inter and inter * den >= num * min(len(sets[i]), len(sets[j])):
                old, new = max(label[i], label[j]), min(label[i], label[j])
                label = [new if x == old else x for x in label]
    return label

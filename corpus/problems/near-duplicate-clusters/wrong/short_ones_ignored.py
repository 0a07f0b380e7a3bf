def clusters(documents, width, threshold):
    num, den = threshold
    sets = [{tuple(d[i : i + width]) for i in range(len(d) - width + 1)} for d in documents]
    label = list(range(len(sets)))
    for i in range(len(sets)):
        for j in range(i):
            inter = len(sets[i] & sets[j])
            if inter and inter * den >= num * len(sets[i] | sets[j]):
                old, new = max(label[i], label[j]), min(label[i], label[j])
                label = [new if x == old else x for x in label]
    return label

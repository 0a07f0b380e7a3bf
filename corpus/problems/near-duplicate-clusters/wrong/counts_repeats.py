from collections import Counter


def clusters(documents, width, threshold):
    num, den = threshold
    bags = []
    for d in documents:
        n = min(width, len(d))
        bags.append(Counter(tuple(d[i : i + n]) for i in range(len(d) - n + 1)) if d else Counter())
    label = list(range(len(bags)))
    for i in range(len(bags)):
        for j in range(i):
            inter = sum((bags[i] & bags[j]).values())
            union = sum((bags[i] | bags[j]).values())
            if inter and inter * den >= num * union:
                old, new = max(label[i], label[j]), min(label[i], label[j])
                label = [new if x == old else x for x in label]
    return label

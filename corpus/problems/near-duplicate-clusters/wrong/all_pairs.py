def clusters(documents, width, threshold):
    num, den = threshold
    sets = []
    for d in documents:
        if not d:
            sets.append(set())
        elif len(d) < width:
            sets.append({tuple(d)})
        else:
            sets.append({tuple(d[i : i + width]) for i in range(len(d) - width + 1)})
    root = list(range(len(sets)))

    def find(x):
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for i in range(len(sets)):
        for j in range(i):
            inter = len(sets[i] & sets[j])
            if inter and inter * den >= num * (len(sets[i]) + len(sets[j]) - inter):
                a, b = find(i), find(j)
                root[max(a, b)] = min(a, b)
    return [find(i) for i in range(len(sets))]

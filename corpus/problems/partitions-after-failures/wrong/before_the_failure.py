def partitions(devices, links, failures):
    parent, size = list(range(devices)), [1] * devices
    parts, largest = devices, min(1, devices)

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def union(a, b):
        nonlocal parts, largest
        a, b = find(a), find(b)
        if a != b:
            if size[a] < size[b]:
                a, b = b, a
            parent[b] = a
            size[a] += size[b]
            parts -= 1
            largest = max(largest, size[a])

    first = {}
    for t, link in enumerate(failures):
        first.setdefault(link, t)
    for i, pair in enumerate(links):
        if i not in first:
            union(*pair)
    answers = []
    for t in reversed(range(len(failures))):
        if first[failures[t]] == t:
            union(*links[failures[t]])
        answers.append([parts, largest])
    return answers[::-1]

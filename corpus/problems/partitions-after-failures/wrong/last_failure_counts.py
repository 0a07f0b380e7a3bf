def partitions(devices, links, failures):
    parent = list(range(devices))
    size = [1] * devices
    parts, largest = devices, 1 if devices else 0

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def union(a, b):
        nonlocal parts, largest
        a, b = find(a), find(b)
        if a == b:
            return
        if size[a] < size[b]:
            a, b = b, a
        parent[b] = a
        size[a] += size[b]
        parts -= 1
        largest = max(largest, size[a])

    broken = set(failures)
    for i, (a, b) in enumerate(links):
        if i not in broken:
            union(a, b)
    answers = []
    for link in reversed(failures):
        answers.append([parts, largest])
        union(*links[link])
    return answers[::-1]

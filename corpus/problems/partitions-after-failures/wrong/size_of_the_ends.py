def partitions(devices, links, failures):
    # the size of the joined part is taken before its root is known
    parent = list(range(devices))
    size = [1] * devices
    parts = devices

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def union(a, b):
        nonlocal parts
        total = size[a] + size[b]
        a, b = find(a), find(b)
        if a == b:
            return
        parent[a] = b
        size[b] = total
        parts -= 1

    first = {}
    for t, link in enumerate(failures):
        first.setdefault(link, t)
    for i, pair in enumerate(links):
        if i not in first:
            union(*pair)
    answers = []
    for t in reversed(range(len(failures))):
        answers.append([parts, max(size, default=0)])
        if first[failures[t]] == t:
            union(*links[failures[t]])
    return answers[::-1]

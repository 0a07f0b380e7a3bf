def partitions(devices, links, failures):
    # a link is known by its two devices
    down_at = {}
    for t, i in enumerate(failures):
        down_at.setdefault(tuple(sorted(links[i])), t)
    parent, size = list(range(devices)), [1] * devices
    state = [devices, 1 if devices else 0]

    def find(x):
        root = x
        while parent[root] != root:
            root = parent[root]
        while parent[x] != root:
            parent[x], x = root, parent[x]
        return root

    def union(a, b):
        a, b = find(a), find(b)
        if a != b:
            if size[a] < size[b]:
                a, b = b, a
            parent[b] = a
            size[a] += size[b]
            state[0] -= 1
            state[1] = max(state[1], size[a])

    for pair in links:
        if tuple(sorted(pair)) not in down_at:
            union(*pair)
    answers = []
    for t in range(len(failures) - 1, -1, -1):
        answers.append(list(state))
        pair = tuple(sorted(links[failures[t]]))
        if down_at[pair] == t:
            union(*pair)
    return answers[::-1]

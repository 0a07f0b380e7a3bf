def order_steps(n, needs):
    after = [[] for _ in range(n)]
    before = [[] for _ in range(n)]
    for a, b in needs:
        after[a].append(b)
        before[b].append(a)
    left = [len(x) for x in before]
    ready = [s for s in range(n) if left[s] == 0]
    order = []
    while ready:
        s = min(ready)
        ready.remove(s)
        order.append(s)
        for t in after[s]:
            left[t] -= 1
            if left[t] == 0:
                ready.append(t)
    stuck = [s for s in range(n) if left[s] > 0]
    if not stuck:
        return order, []
    path, seen, at = [], set(), stuck[0]
    while at not in seen:
        path.append(at)
        seen.add(at)
        at = min(p for p in before[at] if left[p] > 0)
    ring = path[path.index(at) :][::-1]
    k = ring.index(min(ring))
    return order, ring[k:] + ring[:k]

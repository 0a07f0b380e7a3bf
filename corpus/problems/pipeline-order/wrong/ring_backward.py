import heapq


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
        s = heapq.heappop(ready)
        order.append(s)
        for t in after[s]:
            left[t] -= 1
            if left[t] == 0:
                heapq.heappush(ready, t)
    stuck = [s for s in range(n) if left[s] > 0]
    if not stuck:
        return order, []
    path, at = [], stuck[0]
    while at not in path:
        path.append(at)
        at = min(p for p in before[at] if left[p] > 0)
    ring = path[path.index(at) :]
    k = ring.index(min(ring))
    return order, ring[k:] + ring[:k]

import heapq


def order_steps(n, needs):
    after = [set() for _ in range(n)]
    before = [set() for _ in range(n)]
    left = [0] * n
    for a, b in needs:
        after[a].add(b)
        before[b].add(a)
        left[b] += 1
    ready = [s for s in range(n) if left[s] == 0]
    order = []
    while ready:
        s = heapq.heappop(ready)
        order.append(s)
        for t in after[s]:
            left[t] -= 1
            if left[t] == 0:
                heapq.heappush(ready, t)
    done = set(order)
    stuck = [s for s in range(n) if s not in done]
    if not stuck:
        return order, []
    path, at = [], stuck[0]
    while at not in path:
        path.append(at)
        at = min((p for p in before[at] if p not in done), default=at)
    ring = path[path.index(at) :][::-1]
    k = ring.index(min(ring))
    return order, ring[k:] + ring[:k]

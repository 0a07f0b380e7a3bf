import heapq


def order_steps(n, needs):
    after = [[] for _ in range(n)]
    left = [0] * n
    for a, b in needs:
        after[a].append(b)
        left[b] += 1
    ready = [s for s in range(n) if not left[s]]
    order = []
    while ready:
        s = heapq.heappop(ready)
        order.append(s)
        for t in after[s]:
            left[t] -= 1
            if not left[t]:
                heapq.heappush(ready, t)
    return order, [s for s in range(n) if left[s]]

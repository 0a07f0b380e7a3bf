import heapq


def fastest_route(devices, links, source, target, size):
    near = [[] for _ in range(devices)]
    for a, b, latency, bandwidth in links:
        if bandwidth > 0:
            cost = latency + size // bandwidth
            near[a].append((b, cost))
            near[b].append((a, cost))
    heap, done = [(0, [source])], set()
    while heap:
        d, route = heapq.heappop(heap)
        u = route[-1]
        if u == target:
            return d, route
        if u in done:
            continue
        done.add(u)
        for v, cost in near[u]:
            if v not in done:
                heapq.heappush(heap, (d + cost, route + [v]))
    return -1, []

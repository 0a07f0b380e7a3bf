import heapq


def fastest_route(devices, links, source, target, size):
    near = [[] for _ in range(devices)]
    for a, b, latency, bandwidth in links:
        if bandwidth > 0:
            cost = latency + -(-size // bandwidth)
            near[a].append((b, cost))
            near[b].append((a, cost))
    for out in near:
        out.sort()
    heap, seen = [(0, [source])], {source}
    while heap:
        d, route = heapq.heappop(heap)
        if route[-1] == target:
            return d, route
        for v, cost in near[route[-1]]:
            if v not in seen:
                seen.add(v)
                heapq.heappush(heap, (d + cost, route + [v]))
    return -1, []

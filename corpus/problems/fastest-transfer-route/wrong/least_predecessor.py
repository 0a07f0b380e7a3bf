import heapq


def fastest_route(devices, links, source, target, size):
    near = {d: [] for d in range(devices)}
    for a, b, latency, bandwidth in links:
        if bandwidth:
            cost = latency + (size + bandwidth - 1) // bandwidth
            near[a].append((b, cost))
            near[b].append((a, cost))
    dist, before, done = {source: 0}, {}, set()
    heap = [(0, source)]
    while heap:
        d, u = heapq.heappop(heap)
        if u in done:
            continue
        done.add(u)
        for v, cost in near[u]:
            if v in done:
                continue
            if v not in dist or d + cost < dist[v]:
                dist[v], before[v] = d + cost, u
                heapq.heappush(heap, (d + cost, v))
            elif d + cost == dist[v]:
                before[v] = min(before[v], u)
    if target not in dist:
        return -1, []
    route = [target]
    while route[-1] != source:
        route.append(before[route[-1]])
    return dist[target], route[::-1]

def fastest_route(devices, links, source, target, size):
    near = [[] for _ in range(devices)]
    for a, b, latency, bandwidth in links:
        if bandwidth > 0:
            cost = latency + -(-size // bandwidth)
            near[a].append((b, cost))
            near[b].append((a, cost))
    inf = float("inf")
    dist = [inf] * devices
    done = [False] * devices
    dist[target] = 0
    for _ in range(devices):
        u = None
        for d in range(devices):
            if not done[d] and (u is None or dist[d] < dist[u]):
                u = d
        done[u] = True
        for v, cost in near[u]:
            if dist[u] + cost < dist[v]:
                dist[v] = dist[u] + cost
    if dist[source] == inf:
        return -1, []
    route = [source]
    while route[-1] != target:
        u = route[-1]
        route.append(min(v for v, cost in near[u] if dist[v] + cost == dist[u]))
    return dist[source], route

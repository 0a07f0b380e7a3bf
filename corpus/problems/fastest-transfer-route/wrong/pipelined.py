import heapq


def fastest_route(devices, links, source, target, size):
    # total latency plus one transfer at the narrowest link on the way
    near = [[] for _ in range(devices)]
    for a, b, latency, bandwidth in links:
        if bandwidth > 0:
            near[a].append((b, latency, bandwidth))
            near[b].append((a, latency, bandwidth))
    heap = [(0, [source], 0, float("inf"))]
    done = set()
    while heap:
        total, route, latency, narrow = heapq.heappop(heap)
        u = route[-1]
        if u == target:
            return total, route
        if u in done:
            continue
        done.add(u)
        for v, more, width in near[u]:
            if v not in done:
                least = min(narrow, width)
                cost = latency + more + -(-size // least)
                heapq.heappush(heap, (cost, route + [v], latency + more, least))
    return -1, []

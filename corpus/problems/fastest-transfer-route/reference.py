import heapq


def fastest_route(devices: int, links: list[list[int]], source: int, target: int, size: int) -> tuple[int, list[int]]:
    """Return (time, route) by Dijkstra's algorithm from the target, in O((n + m) log n)."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(devices)]
    for a, b, latency, bandwidth in links:
        if bandwidth > 0:
            time = latency - (-size // bandwidth)  # rounds the quotient up, in whole numbers
            near[a].append((b, time))
            near[b].append((a, time))

    left = _times_to(target, near)
    if source not in left:
        return -1, []

    # With the time left from everywhere, each step may take the least neighbor that loses no time.
    # Every link takes at least 1, so the time left falls and the walk ends.
    route = [source]
    while route[-1] != target:
        here = route[-1]
        route.append(min(there for there, time in near[here] if left[there] + time == left[here]))
    return left[source], route


def _times_to(target: int, near: list[list[tuple[int, int]]]) -> dict[int, int]:
    """Return the least time to the target for every device that can reach it."""
    times: dict[int, int] = {}
    heap = [(0, target)]
    while heap:
        so_far, here = heapq.heappop(heap)
        if here in times:
            continue  # an entry that was overtaken by a faster one
        times[here] = so_far
        for there, time in near[here]:
            if there not in times:
                heapq.heappush(heap, (so_far + time, there))
    return times

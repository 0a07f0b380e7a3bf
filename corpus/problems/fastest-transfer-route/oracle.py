"""Relax all links again and again with whole routes, keeping for each device the least (time, route)."""

import math


def fastest_route(devices, links, source, target, size):
    best = {source: (0, [source])}
    for _ in range(devices):
        for a, b, latency, bandwidth in links:
            if bandwidth < 1:
                continue
            time = latency + size // bandwidth + (1 if size % bandwidth else 0)
            for here, there in ((a, b), (b, a)):
                if here in best:
                    total, route = best[here]
                    found = (total + time, [*route, there])
                    if found < best.get(there, (math.inf, [])):
                        best[there] = found
    return best.get(target, (-1, []))

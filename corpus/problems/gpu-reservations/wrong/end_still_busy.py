import heapq


def reserve(requests, gap):
    order = sorted((s, i, e) for i, (s, e) in enumerate(requests) if s < e)
    out, busy, free, n = [-1] * len(requests), [], [], 0
    for s, i, e in order:
        while busy and busy[0][0] < s:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            g = heapq.heappop(free)
        else:
            g, n = n, n + 1
        out[i] = g
        heapq.heappush(busy, (e + gap, g))
    return n, out

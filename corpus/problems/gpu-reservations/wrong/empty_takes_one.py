import heapq


def reserve(requests, gap):
    order = sorted(range(len(requests)), key=lambda i: (requests[i][0], i))
    out, busy, free, n = [-1] * len(requests), [], [], 0
    for i in order:
        s, e = requests[i]
        while busy and busy[0][0] <= s:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            out[i] = heapq.heappop(free)
        else:
            out[i] = n
            n += 1
        heapq.heappush(busy, (e + gap, out[i]))
    return n, out

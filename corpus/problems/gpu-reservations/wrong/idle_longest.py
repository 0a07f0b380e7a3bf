import heapq


def reserve(requests, gap):
    out = [-1] * len(requests)
    heap, n = [], 0
    for i in sorted(range(len(requests)), key=lambda i: (requests[i][0], i)):
        s, e = requests[i]
        if e <= s:
            continue
        if heap and heap[0][0] <= s:
            _, g = heapq.heappop(heap)
        else:
            g = n
            n += 1
        out[i] = g
        heapq.heappush(heap, (e + gap, g))
    return n, out

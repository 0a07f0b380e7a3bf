import heapq


def reserve(requests: list[tuple[int, int]], gap: int) -> tuple[int, list[int]]:
    """Return the fewest GPUs that serve all requests, and the GPU of each of them, -1 for empty ones."""
    order = sorted(range(len(requests)), key=lambda i: (requests[i][0], i))
    gpus = 0
    assigned = [-1] * len(requests)
    free: list[int] = []  # numbers that may be given out
    busy: list[tuple[int, int]] = []  # (moment from which it may be given out, number)
    for i in order:
        start, stop = requests[i]
        if stop <= start:
            continue
        while busy and busy[0][0] <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            gpu = heapq.heappop(free)
        else:  # every GPU is taken at this moment, so any plan needs one more
            gpu = gpus
            gpus += 1
        assigned[i] = gpu
        heapq.heappush(busy, (stop + gap, gpu))
    return gpus, assigned

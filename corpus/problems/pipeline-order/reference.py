import heapq


def order_steps(n: int, needs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return (order, cycle): the steps that can run, smallest number first, and one ring among the others."""
    followers: list[list[int]] = [[] for _ in range(n)]
    waiting = [0] * n  # needs that are not met yet; one stated twice counts twice here and is met twice below
    for before, after in needs:
        followers[before].append(after)
        waiting[after] += 1

    ready = [step for step in range(n) if waiting[step] == 0]  # ascending, so it is a heap already
    order = []
    while ready:
        step = heapq.heappop(ready)
        order.append(step)
        for after in followers[step]:
            waiting[after] -= 1
            if waiting[after] == 0:
                heapq.heappush(ready, after)
    return order, _ring(needs, waiting)


def _ring(needs: list[tuple[int, int]], waiting: list[int]) -> list[int]:
    """Return the ring found by walking back from the smallest stuck step, or an empty list if none is stuck."""
    cause: dict[int, int] = {}  # stuck step -> the smallest stuck step it needs; there always is one
    for before, after in needs:
        if waiting[before] and waiting[after]:
            cause[after] = min(before, cause.get(after, before))
    if not cause:
        return []
    step = min(cause)
    seen = set()
    while step not in seen:
        seen.add(step)
        step = cause[step]
    ring = [step]  # now the walk is on the ring; once more around
    while cause[ring[-1]] != step:
        ring.append(cause[ring[-1]])
    ring.reverse()  # the walk went against the direction of running
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]

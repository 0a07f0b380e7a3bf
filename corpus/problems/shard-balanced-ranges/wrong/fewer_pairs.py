def fill(sizes, limit):
    ranges, start, total = [], 0, 0
    for i, s in enumerate(sizes):
        if total + s > limit:
            ranges.append((start, i))
            start, total = i, 0
        total += s
    if start < len(sizes):
        ranges.append((start, len(sizes)))
    return ranges


def shard(sizes, k):
    if not sizes:
        return 0, []
    lo, hi = max(sizes), sum(sizes)
    while lo < hi:
        mid = (lo + hi) // 2
        if len(fill(sizes, mid)) <= k:
            hi = mid
        else:
            lo = mid + 1
    return lo, fill(sizes, lo)

def fill(sizes, limit):
    ranges, start, total = [], 0, 0
    for i, s in enumerate(sizes):
        if i > start and (total + s > limit or total == limit):
            ranges.append((start, i))
            start, total = i, 0
        total += s
    ranges.append((start, len(sizes)))
    return ranges


def shard(sizes, k):
    n = len(sizes)
    lo, hi = max(sizes, default=0), sum(sizes)
    while lo < hi:
        mid = (lo + hi) // 2
        if len(fill(sizes, mid)) <= k:
            hi = mid
        else:
            lo = mid + 1
    ranges = fill(sizes, lo)
    return lo, ranges + [(n, n)] * (k - len(ranges))

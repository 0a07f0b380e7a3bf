def fill(sizes, limit):
    ranges, start, total = [], 0, 0
    for i, s in enumerate(sizes):
        if total + s > limit and i > start:
            ranges.append((start, i))
            start, total = i, 0
        total += s
    ranges.append((start, len(sizes)))
    return ranges


def shard(sizes, k):
    lo, hi = 0, sum(sizes)
    while lo < hi:
        mid = (lo + hi) // 2
        if len(fill(sizes, mid)) <= k:
            hi = mid
        else:
            lo = mid + 1
    ranges = fill(sizes, lo)
    return lo, ranges + [(len(sizes), len(sizes))] * (k - len(ranges))

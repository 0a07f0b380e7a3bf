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
    n = len(sizes)
    if n == 0:
        return 0, [(0, 0)] * k
    lo, hi = float(max(sizes)), float(sum(sizes))
    for _ in range(100):
        mid = (lo + hi) / 2
        if len(fill(sizes, mid)) <= k:
            hi = mid
        else:
            lo = mid
    best = round(hi)
    ranges = fill(sizes, best)
    return best, ranges + [(n, n)] * (k - len(ranges))

def shard(sizes, k):
    n = len(sizes)
    goal = sum(sizes) / k
    ranges, start, total = [], 0, 0
    for i, s in enumerate(sizes):
        if total > 0 and total + s > goal and len(ranges) < k - 1:
            ranges.append((start, i))
            start, total = i, 0
        total += s
    ranges.append((start, n))
    ranges += [(n, n)] * (k - len(ranges))
    return max(sum(sizes[a:b]) for a, b in ranges), ranges

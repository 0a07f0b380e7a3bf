def shard(sizes: list[int], k: int) -> tuple[int, list[tuple[int, int]]]:
    """Return the smallest possible largest total and the `k` ranges filled greedily under it."""
    # Between the largest file, which somebody has to read, and one reader for everything.
    low, high = max(sizes, default=0), sum(sizes)
    while low < high:
        limit = low + (high - low) // 2  # whole numbers throughout: sums may exceed 2**53
        if len(_filled(sizes, limit)) <= k:
            high = limit
        else:
            low = limit + 1
    ranges = _filled(sizes, low)
    return low, ranges + [(len(sizes), len(sizes))] * (k - len(ranges))


def _filled(sizes: list[int], limit: int) -> list[tuple[int, int]]:
    """Return the ranges of a greedy pass; `limit` is at least the largest size."""
    ranges = []
    start = total = 0
    for i, size in enumerate(sizes):
        total += size
        if total > limit:
            ranges.append((start, i))
            start, total = i, size
    ranges.append((start, len(sizes)))
    return ranges

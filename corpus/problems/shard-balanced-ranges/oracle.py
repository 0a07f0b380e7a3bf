"""Tries the total of every stretch as the limit, smallest first, and divides recursively."""


def shard(sizes, k):
    n = len(sizes)
    totals = {sum(sizes[i:j]) for i in range(n) for j in range(i, n + 1)} | {0}
    for limit in sorted(totals):
        ranges = _divide(sizes, 0, k, limit)
        if ranges is not None:
            return limit, ranges
    raise AssertionError("the sum of everything always suffices")


def _divide(sizes, start, k, limit):
    """Return k ranges from `start` on, the first as long as possible, or None."""
    if k == 0:
        return [] if start == len(sizes) else None
    stop = max(j for j in range(start, len(sizes) + 1) if sum(sizes[start:j]) <= limit)
    rest = _divide(sizes, stop, k - 1, limit)
    return None if rest is None else [(start, stop), *rest]

def shard(sizes: list[int], k: int) -> tuple[int, list[tuple[int, int]]]:
    """Return (largest, ranges): the smallest possible largest total, and `k` pairs (start, stop).

    Every range from the left takes as many files as fit under `largest`; the rest is (n, n).
    """
    raise NotImplementedError

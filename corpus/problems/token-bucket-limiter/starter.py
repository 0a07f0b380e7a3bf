class RateLimiter:
    """Token buckets, one per key; all times are whole milliseconds."""

    def __init__(self, capacity: int, refill: int, period: int) -> None:
        """Every bucket holds up to `capacity` tokens; `refill` tokens flow in evenly over `period` milliseconds."""
        raise NotImplementedError

    def allow(self, key: str, cost: int, now: int) -> bool:
        """Take `cost` tokens from the bucket of `key` if they are there; return whether they were."""
        raise NotImplementedError

    def wait(self, key: str, cost: int, now: int) -> int | None:
        """Return after how many whole milliseconds `cost` tokens will be there, None if never; change nothing."""
        raise NotImplementedError

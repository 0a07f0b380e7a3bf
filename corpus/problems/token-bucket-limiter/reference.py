class RateLimiter:
    """Token buckets, one per key, kept exactly in whole numbers; all times are in milliseconds."""

    def __init__(self, capacity: int, refill: int, period: int) -> None:
        # One unit is 1 / period of a token: a millisecond then brings exactly `refill` units, whatever the rate.
        self._unit = period
        self._refill = refill
        self._full = capacity * period
        self._buckets: dict[str, tuple[int, int]] = {}  # key -> (units, the moment they were counted)

    def allow(self, key: str, cost: int, now: int) -> bool:
        """Take `cost` tokens from the bucket of `key` if they are there; return whether they were."""
        units, moment = self._level(key, now)
        price = cost * self._unit
        admitted = price <= units
        self._buckets[key] = (units - price if admitted else units, moment)
        return admitted

    def wait(self, key: str, cost: int, now: int) -> int | None:
        """Return after how many whole milliseconds `cost` tokens will be there, None if never; changes nothing."""
        units, _ = self._level(key, now)
        price = cost * self._unit
        if price <= units:
            return 0
        if price > self._full or self._refill == 0:
            return None
        return -((units - price) // self._refill)  # rounds up: a moment earlier it would not be enough

    def _level(self, key: str, now: int) -> tuple[int, int]:
        """Return the units of a key and the moment they are counted at; a clock never runs backward."""
        units, before = self._buckets.get(key, (self._full, now))
        moment = max(before, now)
        return min(self._full, units + (moment - before) * self._refill), moment

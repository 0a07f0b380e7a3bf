class RateLimiter:
    def __init__(self, capacity, refill, period):
        self.full = capacity * period
        self.refill, self.period = refill, period
        self.buckets = {}

    def _get(self, key, now):
        units, last = self.buckets.get(key, (self.full, now))
        now = max(now, last)
        return min(self.full, units + (now - last) * self.refill), now

    def allow(self, key, cost, now):
        units, now = self._get(key, now)
        ok = cost * self.period <= units
        self.buckets[key] = (units - cost * self.period if ok else units, now)
        return ok

    def wait(self, key, cost, now):
        units, now = self._get(key, now)
        need = cost * self.period - units
        if need <= 0:
            return 0
        if cost * self.period > self.full or not self.refill:
            return None
        return need // self.refill

class RateLimiter:
    def __init__(self, capacity, refill, period):
        self.capacity = capacity * period
        self.refill = refill
        self.period = period
        self.state = {}

    def _now(self, key, now):
        units, last = self.state.get(key, (self.capacity, now))
        now = max(now, last)
        return units + (now - last) * self.refill, now

    def allow(self, key, cost, now):
        units, now = self._now(key, now)
        if units < cost * self.period:
            self.state[key] = (units, now)
            return False
        self.state[key] = (units - cost * self.period, now)
        return True

    def wait(self, key, cost, now):
        units, now = self._now(key, now)
        need = cost * self.period - units
        if need <= 0:
            return 0
        if cost * self.period > self.capacity or self.refill == 0:
            return None
        return (need + self.refill - 1) // self.refill

import math


class RateLimiter:
    def __init__(self, capacity, refill, period):
        self.capacity = capacity
        self.rate = refill / period
        self.state = {}

    def _level(self, key, now):
        tokens, last = self.state.get(key, (float(self.capacity), now))
        now = max(now, last)
        return min(float(self.capacity), tokens + (now - last) * self.rate), now

    def allow(self, key, cost, now):
        tokens, now = self._level(key, now)
        ok = tokens >= cost
        self.state[key] = (tokens - cost if ok else tokens, now)
        return ok

    def wait(self, key, cost, now):
        tokens, _ = self._level(key, now)
        if tokens >= cost:
            return 0
        if cost > self.capacity or self.rate == 0:
            return None
        return math.ceil((cost - tokens) / self.rate)

class RateLimiter:
    def __init__(self, capacity, refill, period):
        self.capacity, self.refill, self.period = capacity, refill, period
        self.tokens = {}
        self.last = {}

    def _refresh(self, key, now):
        if key not in self.tokens:
            return self.capacity, now
        now = max(now, self.last[key])
        new = (now - self.last[key]) * self.refill // self.period
        return min(self.capacity, self.tokens[key] + new), now

    def allow(self, key, cost, now):
        tokens, now = self._refresh(key, now)
        self.last[key] = now
        if tokens >= cost:
            self.tokens[key] = tokens - cost
            return True
        self.tokens[key] = tokens
        return False

    def wait(self, key, cost, now):
        tokens, now = self._refresh(key, now)
        if tokens >= cost:
            return 0
        if cost > self.capacity or not self.refill:
            return None
        missing = cost - tokens
        return -(-missing * self.period // self.refill)

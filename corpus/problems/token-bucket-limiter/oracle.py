"""Remembers every call of a key and replays all of them with fractions to answer one."""

from fractions import Fraction
from math import ceil


class RateLimiter:
    def __init__(self, capacity, refill, period):
        self.capacity = capacity
        self.rate = Fraction(refill, period)
        self.calls = []

    def _replay(self, key, now):
        """Return the tokens of a key at a moment, after all calls of `allow` so far."""
        tokens = Fraction(self.capacity)
        clock = None
        for other, cost, time in [*self.calls, (key, None, now)]:
            if other != key:
                continue
            if clock is not None and time > clock:
                tokens += (time - clock) * self.rate
                if tokens > self.capacity:
                    tokens = Fraction(self.capacity)
            if clock is None or time > clock:
                clock = time
            if cost is not None and tokens >= cost:
                tokens -= cost
        return tokens

    def allow(self, key, cost, now):
        there = self._replay(key, now)
        self.calls.append((key, cost, now))
        return there >= cost

    def wait(self, key, cost, now):
        lacking = cost - self._replay(key, now)
        if lacking <= 0:
            return 0
        if cost > self.capacity or not self.rate:
            return None
        return ceil(lacking / self.rate)

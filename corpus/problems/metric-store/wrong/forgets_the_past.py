from bisect import bisect_right
from collections import deque


class MetricStore:
    def __init__(self):
        self.times, self.values, self.peaks = {}, {}, {}

    def put(self, name, time, value):
        t = self.times.setdefault(name, [])
        v = self.values.setdefault(name, [])
        if t and time < t[-1]:
            return False
        if t and time == t[-1]:
            v[-1] = value
        else:
            t.append(time)
            v.append(value)
        # monotonic queue: only points that can still become a maximum
        q = self.peaks.setdefault(name, deque())
        while q and q[-1][1] <= value:
            q.pop()
        q.append((time, value))
        return True

    def latest(self, name, time):
        i = bisect_right(self.times.get(name, []), time)
        return self.values[name][i - 1] if i else None

    def maximum(self, name, time, width):
        for t, v in self.peaks.get(name, ()):
            if time - width < t <= time:
                return v
        return None

from bisect import bisect_right
from collections import defaultdict


class MetricStore:
    def __init__(self):
        self.t = defaultdict(list)
        self.v = defaultdict(list)

    def put(self, name, time, value):
        t, v = self.t[name], self.v[name]
        if t and time < t[-1]:
            return False
        if t and time == t[-1]:
            v[-1] = value
        else:
            t.append(time)
            v.append(value)
        return True

    def latest(self, name, time):
        i = bisect_right(self.t[name], time)
        return self.v[name][i - 1] if i else None

    def maximum(self, name, time, width):
        lo = bisect_right(self.t[name], time - width)
        hi = bisect_right(self.t[name], time)
        return max(self.v[name][lo:hi], default=None)

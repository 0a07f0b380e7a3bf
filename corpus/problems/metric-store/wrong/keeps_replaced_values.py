from bisect import bisect_right


class MetricStore:
    def __init__(self):
        self.data = {}

    def put(self, name, time, value):
        times, values = self.data.setdefault(name, ([], []))
        if times and times[-1] > time:
            return False
        times.append(time)  # the newest one is the last, so latest() finds it
        values.append(value)
        return True

    def latest(self, name, time):
        times, values = self.data.get(name, ([], []))
        k = bisect_right(times, time)
        return values[k - 1] if k else None

    def maximum(self, name, time, width):
        times, values = self.data.get(name, ([], []))
        part = values[bisect_right(times, time - width) : bisect_right(times, time)]
        return max(part) if part else None

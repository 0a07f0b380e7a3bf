from bisect import bisect_left, bisect_right


class MetricStore:
    def __init__(self):
        self.data = {}

    def put(self, name, time, value):
        times, values = self.data.setdefault(name, ([], []))
        if times and times[-1] > time:
            return False
        if times and times[-1] == time:
            values[-1] = value
            return True
        times.append(time)
        values.append(value)
        return True

    def latest(self, name, time):
        times, values = self.data.get(name, ([], []))
        k = bisect_left(times, time)
        return values[k - 1] if k else None

    def maximum(self, name, time, width):
        times, values = self.data.get(name, ([], []))
        part = values[bisect_right(times, time - width) : bisect_right(times, time)]
        return max(part) if part else None

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
        k = bisect_right(times, time) - 1
        return values[k] if k >= 0 else None

    def maximum(self, name, time, width):
        if width <= 0:
            return None
        times, values = self.data.get(name, ([], []))
        part = values[bisect_left(times, time - width) : bisect_right(times, time)]
        return max(part) if part else None

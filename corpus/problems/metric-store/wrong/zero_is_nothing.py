class MetricStore:
    def __init__(self):
        self.data = {}

    def put(self, name, time, value):
        points = self.data.setdefault(name, [])
        if points and time < points[-1][0]:
            return False
        if points and time == points[-1][0]:
            points.pop()
        points.append((time, value))
        return True

    def latest(self, name, time):
        found = None
        for t, v in self.data.get(name, []):
            if t <= time:
                found = v
        return found or None

    def maximum(self, name, time, width):
        best = 0
        for t, v in self.data.get(name, []):
            if time - width < t <= time and v > best:
                best = v
        return best or None

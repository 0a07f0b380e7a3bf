"""One dictionary from (name, time) to the value; every question looks at all of it."""


class MetricStore:
    def __init__(self):
        self.points = {}

    def put(self, name, time, value):
        if any(other == name and time < moment for other, moment in self.points):
            return False
        self.points[name, time] = value
        return True

    def latest(self, name, time):
        moments = [moment for other, moment in self.points if other == name and moment <= time]
        return self.points[name, max(moments)] if moments else None

    def maximum(self, name, time, width):
        inside = [
            value for (other, moment), value in self.points.items() if other == name and 0 <= time - moment < width
        ]
        return max(inside, default=None)

from bisect import bisect_right


class MetricStore:
    """Points of named metrics by time, with the value at a moment and the maximum over a stretch of time."""

    def __init__(self) -> None:
        self._series: dict[str, _Series] = {}

    def put(self, name: str, time: int, value: float) -> bool:
        """Record a value; return whether it was accepted: not if it lies before the latest of that name."""
        series = self._series.setdefault(name, _Series())
        if series.times and time < series.times[-1]:
            return False
        if series.times and time == series.times[-1]:
            series.drop_last()
        series.append(time, value)
        return True

    def latest(self, name: str, time: int) -> float | None:
        """Return the value of the last point at or before `time`, None if there is none."""
        return self._greatest(name, time, points=1)

    def maximum(self, name: str, time: int, width: int) -> float | None:
        """Return the greatest value of the points after time - width and up to `time`, None if there is none."""
        times = self._series.get(name, _Series()).times
        return self._greatest(name, time, bisect_right(times, time) - bisect_right(times, time - width))

    def _greatest(self, name: str, time: int, points: int) -> float | None:
        """Return the greatest value of the last `points` points at or before `time`."""
        series = self._series.get(name, _Series())
        stop = bisect_right(series.times, time)
        return series.greatest(stop - points, stop) if 0 < points <= stop else None


class _Series:
    """Points by ascending time; greatest_of[j][i] is the greatest of the 2**j values from point i on."""

    def __init__(self) -> None:
        self.times: list[int] = []
        self.greatest_of: list[list[float]] = [[]]

    def append(self, time: int, value: float) -> None:
        """Add a point: each level gains the one stretch that ends with it, joined from two of the level below."""
        self.times.append(time)
        self.greatest_of[0].append(value)
        level, half = 1, 1
        while 2 * half <= len(self.times):
            if level == len(self.greatest_of):
                self.greatest_of.append([])
            below = self.greatest_of[level - 1]
            self.greatest_of[level].append(max(below[-1], below[-1 - half]))
            level += 1
            half *= 2

    def drop_last(self) -> None:
        """Remove the last point, with which the last stretch of every level ends."""
        self.times.pop()
        for stretches in self.greatest_of:
            if stretches:
                stretches.pop()

    def greatest(self, start: int, stop: int) -> float:
        """Return the greatest value from point start up to stop, excluded; two stretches may overlap to cover it."""
        level = (stop - start).bit_length() - 1
        stretches = self.greatest_of[level]
        return max(stretches[start], stretches[stop - 2**level])

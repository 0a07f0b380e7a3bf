class MetricStore:
    """Points of named metrics by time, with the value at a moment and the maximum over a stretch of time."""

    def __init__(self) -> None:
        """Start without any metric."""
        raise NotImplementedError

    def put(self, name: str, time: int, value: float) -> bool:
        """Record a value; return whether it was accepted: not if it lies before the latest of that name."""
        raise NotImplementedError

    def latest(self, name: str, time: int) -> float | None:
        """Return the value of the last point at or before `time`, None if there is none."""
        raise NotImplementedError

    def maximum(self, name: str, time: int, width: int) -> float | None:
        """Return the greatest value of the points after time - width and up to `time`, None if there is none."""
        raise NotImplementedError

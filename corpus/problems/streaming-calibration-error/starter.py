class CalibrationMeter:
    """Running calibration error over equal bins of confidence, in memory that does not grow."""

    def __init__(self, bins: int) -> None:
        raise NotImplementedError

    def add(self, confidence: float, correct: bool) -> bool:
        """Take one observation; return False if the confidence was rejected."""
        raise NotImplementedError

    def report(self) -> dict[str, float]:
        """Return n, rejected, mean, std, ece and mce of everything accepted so far."""
        raise NotImplementedError

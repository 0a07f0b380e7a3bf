import math
from bisect import bisect_left


class CalibrationMeter:
    """Running calibration error over equal bins of confidence."""

    def __init__(self, bins: int) -> None:
        self._upper = [(m + 1) / bins for m in range(bins)]
        self._count = [0] * bins
        self._correct = [0] * bins
        self._confidence = [0.0] * bins  # sums
        self._n = 0
        self._rejected = 0
        self._mean = 0.0
        self._squares = 0.0  # of the distances from the mean, by Welford's update

    def add(self, confidence: float, correct: bool) -> bool:
        """Take one observation; False if its confidence is NaN or outside [0, 1]."""
        if not 0.0 <= confidence <= 1.0:  # written so that NaN fails it
            self._rejected += 1
            return False
        m = bisect_left(self._upper, confidence)  # the first upper border that is not below
        self._count[m] += 1
        self._correct[m] += bool(correct)
        self._confidence[m] += confidence

        self._n += 1
        distance = confidence - self._mean
        self._mean += distance / self._n
        self._squares += distance * (confidence - self._mean)
        return True

    def report(self) -> dict[str, float]:
        """Return the figures of everything accepted so far."""
        # n_b times the gap is |correct - sum of confidences|: no division needed for the weighted sum.
        sums = zip(self._count, self._correct, self._confidence, strict=True)
        apart = [(abs(correct - confidence), count) for count, correct, confidence in sums if count]
        n = max(self._n, 1)
        return {
            "n": self._n,
            "rejected": self._rejected,
            "mean": self._mean,
            "std": math.sqrt(self._squares / n),
            "ece": math.fsum(gap for gap, _ in apart) / n,
            "mce": max((gap / count for gap, count in apart), default=0.0),
        }

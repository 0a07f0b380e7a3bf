"""Keeps all observations and works in exact fractions."""

from fractions import Fraction
from math import isnan, sqrt


class CalibrationMeter:
    def __init__(self, bins):
        self.bins = bins
        self.kept = []
        self.rejected = 0

    def add(self, confidence, correct):
        if isnan(confidence) or confidence < 0 or confidence > 1:
            self.rejected += 1
            return False
        self.kept.append((confidence, correct))
        return True

    def report(self):
        n = len(self.kept)
        out = {"n": n, "rejected": self.rejected, "mean": 0.0, "std": 0.0, "ece": 0.0, "mce": 0.0}
        if not self.kept:
            return out
        exact = [Fraction(confidence) for confidence, _ in self.kept]
        mean = sum(exact) / n
        gaps = []
        for m in range(self.bins):
            inside = [(Fraction(c), correct) for c, correct in self.kept if self._bin(c) == m]
            if inside:
                accuracy = Fraction(sum(1 for _, correct in inside if correct), len(inside))
                gaps.append((len(inside), abs(accuracy - sum(c for c, _ in inside) / len(inside))))
        out["mean"] = float(mean)
        out["std"] = sqrt(sum((c - mean) ** 2 for c in exact) / n)
        out["ece"] = float(sum(count * gap for count, gap in gaps) / n)
        out["mce"] = float(max(gap for _, gap in gaps))
        return out

    def _bin(self, confidence):
        return min(m for m in range(self.bins) if confidence <= (m + 1) / self.bins)

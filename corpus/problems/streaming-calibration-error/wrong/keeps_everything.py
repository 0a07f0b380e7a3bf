import math
from bisect import bisect_left


class CalibrationMeter:
    def __init__(self, bins):
        self.edges = [(m + 1) / bins for m in range(bins)]
        self.seen = []
        self.rejected = 0

    def add(self, confidence, correct):
        if math.isnan(confidence) or confidence < 0 or confidence > 1:
            self.rejected += 1
            return False
        self.seen.append((confidence, correct))
        return True

    def report(self):
        n = len(self.seen)
        if n == 0:
            return {"n": 0, "rejected": self.rejected, "mean": 0.0, "std": 0.0, "ece": 0.0, "mce": 0.0}
        mean = math.fsum(c for c, _ in self.seen) / n
        var = math.fsum((c - mean) ** 2 for c, _ in self.seen) / n
        groups = {}
        for c, ok in self.seen:
            groups.setdefault(bisect_left(self.edges, c), []).append((c, ok))
        ece, mce = 0.0, 0.0
        for g in groups.values():
            gap = abs(sum(ok for _, ok in g) / len(g) - sum(c for c, _ in g) / len(g))
            ece += len(g) / n * gap
            mce = max(mce, gap)
        return {"n": n, "rejected": self.rejected, "mean": mean, "std": math.sqrt(var), "ece": ece, "mce": mce}

import math


class CalibrationMeter:
    def __init__(self, bins):
        self.bins = bins
        self.cnt = [0] * bins
        self.hit = [0] * bins
        self.conf = [0.0] * bins
        self.n = self.rejected = 0
        self.mean = self.m2 = 0.0

    def add(self, confidence, correct):
        if confidence < 0 or confidence > 1:
            self.rejected += 1
            return False
        b = next((m for m in range(self.bins) if confidence <= (m + 1) / self.bins), self.bins - 1)
        self.cnt[b] += 1
        self.hit[b] += int(correct)
        self.conf[b] += confidence
        self.n += 1
        d = confidence - self.mean
        self.mean += d / self.n
        self.m2 += d * (confidence - self.mean)
        return True

    def report(self):
        out = {"n": self.n, "rejected": self.rejected, "mean": 0.0, "std": 0.0, "ece": 0.0, "mce": 0.0}
        if self.n == 0:
            return out
        gaps = [(c, abs(h / c - s / c)) for c, h, s in zip(self.cnt, self.hit, self.conf, strict=True) if c]
        out["mean"] = self.mean
        out["std"] = math.sqrt(self.m2 / self.n)
        out["ece"] = sum(c * g for c, g in gaps) / self.n
        out["mce"] = max(g for _, g in gaps)
        return out

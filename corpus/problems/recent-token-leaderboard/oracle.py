"""Keeps the whole stream and counts its tail from scratch for every question."""


class RecentTokens:
    def __init__(self, window):
        self.window = window
        self.stream = []

    def _tail(self):
        return self.stream[-self.window :]

    def push(self, token):
        leaving = self.stream[-self.window] if len(self.stream) >= self.window else None
        self.stream.append(token)
        return leaving

    def top(self, k):
        tail = self._tail()
        ranking = sorted(set(tail))
        ranking.sort(key=tail.count, reverse=True)
        return [[token, tail.count(token)] for token in ranking[: max(0, k)]]

    def count(self, token):
        return self._tail().count(token)

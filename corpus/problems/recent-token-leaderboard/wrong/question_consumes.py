import heapq
from collections import Counter, deque


class RecentTokens:
    def __init__(self, window):
        self.window = window
        self.recent = deque()
        self.counts = Counter()
        self.heap = []

    def push(self, token):
        self.recent.append(token)
        self._add(token, 1)
        if len(self.recent) > self.window:
            old = self.recent.popleft()
            self._add(old, -1)
            return old

    def _add(self, token, d):
        self.counts[token] += d
        if self.counts[token]:
            heapq.heappush(self.heap, (-self.counts[token], token))

    def top(self, k):
        out, seen = [], set()
        while self.heap and len(out) < k:
            c, t = heapq.heappop(self.heap)
            if self.counts[t] == -c and t not in seen:
                seen.add(t)
                out.append([t, -c])
        return out

    def count(self, token):
        return self.counts[token]

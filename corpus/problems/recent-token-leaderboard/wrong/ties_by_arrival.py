from collections import Counter, deque


class RecentTokens:
    def __init__(self, window):
        self.recent = deque(maxlen=window)
        self.counts = Counter()

    def push(self, token):
        old = None
        if len(self.recent) == self.recent.maxlen:
            old = self.recent[0]
            self.counts[old] -= 1
            if not self.counts[old]:
                del self.counts[old]
        self.recent.append(token)
        self.counts[token] += 1
        return old

    def top(self, k):
        return [[t, c] for t, c in self.counts.most_common(max(k, 0))]

    def count(self, token):
        return self.counts[token]

from collections import Counter, deque


class RecentTokens:
    def __init__(self, window):
        self.window = window
        self.recent = deque()
        self.counts = Counter()

    def push(self, token):
        self.recent.append(token)
        self.counts[token] += 1
        if len(self.recent) > self.window:
            old = self.recent.popleft()
            self.counts[old] -= 1
            if self.counts[old] == 0:
                del self.counts[old]
            return old
        return None

    def top(self, k):
        ranked = sorted(self.counts.items(), key=lambda kv: (-kv[1], kv[0]))
        return [[t, c] for t, c in ranked[: max(k, 0)]]

    def count(self, token):
        return self.counts.get(token, 0)

import heapq
from collections import defaultdict, deque


class RecentTokens:
    def __init__(self, window):
        self.window, self.queue = window, deque()
        self.counts, self.heap = defaultdict(int), []

    def push(self, token):
        self.queue.append(token)
        self.counts[token] += 1
        heapq.heappush(self.heap, (-self.counts[token], token))
        if len(self.queue) > self.window:
            old = self.queue.popleft()
            self.counts[old] -= 1
            return old
        return None

    def top(self, k):
        out, kept = [], []
        seen = set()
        while self.heap and len(out) < k:
            item = heapq.heappop(self.heap)
            count, token = -item[0], item[1]
            if token in seen or self.counts[token] == 0:
                continue
            seen.add(token)
            kept.append(item)
            out.append([token, count])
        for item in kept:
            heapq.heappush(self.heap, item)
        return out

    def count(self, token):
        return self.counts[token]

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
        if len(self.queue) <= self.window:
            return None
        old = self.queue.popleft()
        self.counts[old] -= 1
        if self.counts[old] > 0:
            heapq.heappush(self.heap, (-self.counts[old], old))
        return old

    def top(self, k):
        good = []
        while self.heap and len(good) < k:
            item = heapq.heappop(self.heap)
            if self.counts[item[1]] == -item[0]:  # drop stale entries
                good.append(item)
        for item in good:
            heapq.heappush(self.heap, item)
        return [[t, -c] for c, t in good]

    def count(self, token):
        return self.counts[token]

import heapq
from collections import deque


class RecentTokens:
    """Counts the ids of the latest `window` tokens and names the most frequent of them on demand."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._recent: deque[int] = deque()
        self._counts: dict[int, int] = {}
        self._heap: list[tuple[int, int]] = []  # (-count, id); entries whose count is outdated stay for a while
        self._most_entries = 4 * window

    def push(self, token: int) -> int | None:
        """Read one token; return the id of the token that fell out of the window, None if none did."""
        self._recent.append(token)
        self._change(token, +1)
        if len(self._recent) <= self._window:
            return None
        gone = self._recent.popleft()
        self._change(gone, -1)
        return gone

    def top(self, k: int) -> list[list[int]]:
        """Return the at most `k` most frequent [id, count] pairs, smaller ids first among equals."""
        best: list[tuple[int, int]] = []
        while self._heap and len(best) < k:
            entry = heapq.heappop(self._heap)
            count, token = -entry[0], entry[1]
            repeated = bool(best) and best[-1] == entry  # a count can rise and fall to the same value again
            if self._counts.get(token) == count and not repeated:
                best.append(entry)
        for entry in best:
            heapq.heappush(self._heap, entry)
        return [[token, -negated] for negated, token in best]

    def count(self, token: int) -> int:
        """Return how often the id stands in the window."""
        return self._counts.get(token, 0)

    def _change(self, token: int, by: int) -> None:
        """Change a count; its new value is one more entry of the heap, the old one is recognized later."""
        count = self.count(token) + by
        if count == 0:
            del self._counts[token]
            return
        self._counts[token] = count
        heapq.heappush(self._heap, (-count, token))
        if len(self._heap) > self._most_entries:  # keeps the memory at the order of the window
            self._heap = [(-held, name) for name, held in self._counts.items()]
            heapq.heapify(self._heap)

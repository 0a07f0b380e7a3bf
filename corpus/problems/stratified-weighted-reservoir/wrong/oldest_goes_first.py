import heapq
import math


class Reservoir:
    def __init__(self, quotas):
        self.quotas = quotas
        self.heaps = {g: [] for g in quotas}
        self.t = 0

    def offer(self, item, group, weight, u):
        self.t += 1
        if group not in self.heaps or not (0 < weight < math.inf):
            return item
        h = self.heaps[group]
        entry = (math.log(u) / weight, self.t, item)
        if len(h) < self.quotas[group]:
            heapq.heappush(h, entry)
            return None
        if not h or entry[0] <= h[0][0]:
            return item
        return heapq.heapreplace(h, entry)[-1]

    def sample(self, group):
        return [e[-1] for e in sorted(self.heaps.get(group, []), key=lambda e: (-e[0], e[1]))]

    def batch(self):
        lists = [self.sample(g) for g in self.quotas]
        longest = max([len(x) for x in lists] or [0])
        return [x[i] for i in range(longest) for x in lists if i < len(x)]

import heapq
import math


class Reservoir:
    def __init__(self, quotas):
        self.quotas = quotas
        self.heaps = {g: [] for g in quotas}
        self.t = 0

    def offer(self, item, group, weight, u):
        self.t += 1
        if group not in self.heaps or not (weight > 0 and math.isfinite(weight)):
            return item
        h = self.heaps[group]
        key = math.log(u) / weight
        if len(h) < self.quotas[group]:
            heapq.heappush(h, (key, -self.t, item))
            return None
        if h and key >= h[0][0]:
            return heapq.heapreplace(h, (key, -self.t, item))[2]
        return item

    def sample(self, group):
        return [e[2] for e in sorted(self.heaps.get(group, []), reverse=True)]

    def batch(self):
        lists = [self.sample(g) for g in self.quotas]
        longest = max([len(x) for x in lists] or [0])
        return [x[i] for i in range(longest) for x in lists if i < len(x)]

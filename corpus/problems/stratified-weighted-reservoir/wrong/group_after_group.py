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
        heapq.heappush(h, (math.log(u) / weight, -self.t, item))
        if len(h) > max(self.quotas[group], 0):
            return heapq.heappop(h)[2]
        return None

    def sample(self, group):
        return [e[2] for e in sorted(self.heaps.get(group, []), reverse=True)]

    def batch(self):
        return [item for g in self.quotas for item in self.sample(g)]

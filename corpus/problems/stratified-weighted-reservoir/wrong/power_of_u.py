import heapq


class Reservoir:
    def __init__(self, quotas):
        self.quotas = quotas
        self.heaps = {g: [] for g in quotas}
        self.t = 0

    def offer(self, item, group, weight, u):
        self.t += 1
        if group not in self.heaps or not (0 < weight < float("inf")):
            return item
        h = self.heaps[group]
        entry = (u ** (1.0 / weight), -self.t, item)
        if len(h) < self.quotas[group]:
            heapq.heappush(h, entry)
            return None
        return heapq.heappushpop(h, entry)[-1]

    def sample(self, group):
        return [e[-1] for e in sorted(self.heaps.get(group, []), reverse=True)]

    def batch(self):
        lists = [self.sample(g) for g in self.quotas]
        longest = max([len(x) for x in lists] or [0])
        return [x[i] for i in range(longest) for x in lists if i < len(x)]

import math


class Reservoir:
    def __init__(self, quotas):
        self.quotas = quotas
        self.kept = {g: [] for g in quotas}
        self.t = 0

    def offer(self, item, group, weight, u):
        self.t += 1
        if group not in self.kept or not (0 < weight < math.inf):
            return item
        kept = self.kept[group]
        kept.append((math.log(u) / weight, -self.t, item))
        if len(kept) <= self.quotas[group]:
            return None
        worst = min(range(len(kept)), key=lambda i: kept[i][:2])
        return kept.pop(worst)[2]

    def sample(self, group):
        return [e[2] for e in sorted(self.kept.get(group, []), reverse=True)]

    def batch(self):
        lists = [self.sample(g) for g in self.quotas]
        longest = max([len(x) for x in lists] or [0])
        return [x[i] for i in range(longest) for x in lists if i < len(x)]

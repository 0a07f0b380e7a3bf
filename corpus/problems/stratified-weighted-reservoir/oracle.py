"""Keep every offer and rank them all anew, comparing keys in 60 decimal digits."""

from decimal import Decimal, localcontext


class Reservoir:
    def __init__(self, quotas):
        self.quotas = quotas
        self.offers = []

    def _ranked(self, group):
        mine = [offer for offer in self.offers if offer[1] == group]
        mine.sort(key=lambda offer: offer[0], reverse=True)  # stable: the earlier of equals stays in front
        return [item for _, _, item in mine][: max(self.quotas.get(group, 0), 0)]

    def offer(self, item, group, weight, u):
        if not (weight > 0 and weight != float("inf")):
            return item
        before = self._ranked(group)
        with localcontext() as context:
            context.prec = 60
            self.offers.append((Decimal(u).ln() / Decimal(weight), group, item))
        after = self._ranked(group)
        gone = [i for i in [*before, item] if i not in after]
        return gone[0] if gone else None

    def sample(self, group):
        return self._ranked(group)

    def batch(self):
        out = []
        samples = [self._ranked(group) for group in self.quotas]
        while any(samples):
            for sample in samples:
                if sample:
                    out.append(sample.pop(0))
        return out

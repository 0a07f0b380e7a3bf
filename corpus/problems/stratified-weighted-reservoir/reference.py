import heapq
import math
from itertools import count, zip_longest


class Reservoir:
    """Weighted samples without replacement of an endless stream, one for each group."""

    def __init__(self, quotas: dict[str, int]) -> None:
        self._quotas = dict(quotas)
        # Each heap holds (log u / weight, -arrival, item): its first is the one to give up next.
        self._held: dict[str, list[tuple[float, int, int]]] = {group: [] for group in quotas}
        self._arrivals = count()

    def offer(self, item: int, group: str, weight: float, u: float) -> int | None:
        """Consider an item; return the one that is given up for it, or itself, or None if none is."""
        if group not in self._held or not 0 < weight < math.inf:  # false for NaN as well
            return item
        # u ** (1 / weight) is rounded to 0 or 1 for extreme weights; its logarithm keeps the order.
        entry = (math.log(u) / weight, -next(self._arrivals), item)
        held = self._held[group]
        if len(held) < self._quotas[group]:
            heapq.heappush(held, entry)
            return None
        return heapq.heappushpop(held, entry)[2]

    def sample(self, group: str) -> list[int]:
        """Return the items of a group that are kept now, best first."""
        return [item for _, _, item in sorted(self._held.get(group, []), reverse=True)]

    def batch(self) -> list[int]:
        """Return one item of each group in turn, in the order of the quotas, until all are used up."""
        turns = zip_longest(*map(self.sample, self._quotas))
        return [item for turn in turns for item in turn if item is not None]

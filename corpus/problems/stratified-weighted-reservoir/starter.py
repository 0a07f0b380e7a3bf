class Reservoir:
    """Weighted samples without replacement of an endless stream, one for each group."""

    def __init__(self, quotas: dict[str, int]) -> None:
        """Start empty; of each group at most its quota is kept."""
        raise NotImplementedError

    def offer(self, item: int, group: str, weight: float, u: float) -> int | None:
        """Consider an item; return the one that is given up for it, or itself, or None if none is."""
        raise NotImplementedError

    def sample(self, group: str) -> list[int]:
        """Return the items of a group that are kept now, best first."""
        raise NotImplementedError

    def batch(self) -> list[int]:
        """Return one item of each group in turn, in the order of the quotas, until all are used up."""
        raise NotImplementedError

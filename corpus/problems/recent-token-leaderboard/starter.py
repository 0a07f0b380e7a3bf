class RecentTokens:
    """Counts the ids of the latest `window` tokens and names the most frequent of them on demand."""

    def __init__(self, window: int) -> None:
        """Start with an empty window, which will hold at most `window` tokens."""
        raise NotImplementedError

    def push(self, token: int) -> int | None:
        """Read one token; return the id of the token that fell out of the window, None if none did."""
        raise NotImplementedError

    def top(self, k: int) -> list[list[int]]:
        """Return the at most `k` most frequent [id, count] pairs, smaller ids first among equals."""
        raise NotImplementedError

    def count(self, token: int) -> int:
        """Return how often the id stands in the window."""
        raise NotImplementedError

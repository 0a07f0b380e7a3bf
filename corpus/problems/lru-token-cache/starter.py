class PrefixCache:
    """Keeps prompt prefixes within a budget of tokens; the least recently used goes first."""

    def __init__(self, capacity: int) -> None:
        """Start empty; at most `capacity` tokens are held at any time."""
        raise NotImplementedError

    def get(self, key: str) -> int | None:
        """Return the block stored under `key` and mark it as just used; None if it is not there."""
        raise NotImplementedError

    def put(self, key: str, block: int, size: int) -> list[str] | None:
        """Store a block of `size` tokens; return the keys evicted, oldest first, or None if refused."""
        raise NotImplementedError

    def used(self) -> int:
        """Return the number of tokens held now."""
        raise NotImplementedError

    def keys(self) -> list[str]:
        """Return the keys from least to most recently used."""
        raise NotImplementedError

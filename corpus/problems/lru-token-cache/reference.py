from collections import OrderedDict


class PrefixCache:
    """Keeps prompt prefixes within a budget of tokens; the least recently used goes first."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._used = 0
        self._entries: OrderedDict[str, tuple[int, int]] = OrderedDict()  # key -> (block, size), oldest first

    def get(self, key: str) -> int | None:
        """Return the block under `key` and mark it as just used; None if it is not there."""
        if key not in self._entries:
            return None
        self._entries.move_to_end(key)
        return self._entries[key][0]

    def put(self, key: str, block: int, size: int) -> list[str] | None:
        """Store a block of `size` tokens; return the evicted keys, oldest first, or None if refused."""
        if size > self._capacity:  # decided first: a refusal changes nothing, not even an old entry
            return None
        _, old_size = self._entries.pop(key, (0, 0))  # its own tokens never cost another entry its place
        self._used -= old_size
        evicted = []
        while self._used + size > self._capacity:
            oldest, (_, freed) = self._entries.popitem(last=False)
            self._used -= freed
            evicted.append(oldest)
        self._entries[key] = (block, size)
        self._used += size
        return evicted

    def used(self) -> int:
        """Return the number of tokens held now."""
        return self._used

    def keys(self) -> list[str]:
        """Return the keys from least to most recently used."""
        return list(self._entries)

class PrefixTree:
    """Cached blocks of tokens, shared by prefix; the least recently used leaf goes first."""

    def __init__(self, capacity: int, block: int) -> None:
        """Start empty; at most `capacity` blocks of `block` tokens each are held at any time."""
        raise NotImplementedError

    def request(self, tokens: list[int]) -> int:
        """Cache the whole blocks of `tokens` as far as they fit; return how many tokens were cached before."""
        raise NotImplementedError

    def match(self, tokens: list[int]) -> int:
        """Return how many of the leading tokens are cached; this is no use of them."""
        raise NotImplementedError

    def size(self) -> int:
        """Return the number of blocks held."""
        raise NotImplementedError

    def sequences(self) -> list[list[int]]:
        """Return the tokens from the root to each leaf, least recently used leaf first."""
        raise NotImplementedError

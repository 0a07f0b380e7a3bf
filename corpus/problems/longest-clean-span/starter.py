def find_clean_span(tokens: list[int], blocked: list[int]) -> tuple[int, int]:
    """Return (start, length) of the longest stretch of `tokens` without a banned id.

    The earliest one wins a tie; (0, 0) when no token is allowed.
    """
    raise NotImplementedError

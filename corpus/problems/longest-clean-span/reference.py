def find_clean_span(tokens: list[int], blocked: list[int]) -> tuple[int, int]:
    """Return (start, length) of the longest stretch without a banned id, (0, 0) if there is none."""
    lookup = set(blocked)
    best_start = best_length = 0
    start = 0  # the first position after the latest banned token
    for i, token in enumerate(tokens):
        if token in lookup:
            start = i + 1
        elif i + 1 - start > best_length:  # strictly longer, so the earliest keeps a tie
            best_start, best_length = start, i + 1 - start
    return best_start, best_length

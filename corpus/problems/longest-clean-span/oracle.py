"""Look at every stretch, longest first and from the left."""


def find_clean_span(tokens, blocked):
    n = len(tokens)
    for length in range(n, 0, -1):
        for start in range(n - length + 1):
            if not any(token in blocked for token in tokens[start : start + length]):
                return start, length
    return 0, 0

import math


def beam_search(
    first: list[float], follow: list[list[float]], end: int, width: int, max_len: int, alpha: float
) -> tuple[list[int], float]:
    """Return (tokens, normalized score) of the best hypothesis, ([], 0.0) if there is none."""
    live: list[tuple[list[int], float]] = [([], 0.0)]
    finished: list[tuple[list[int], float]] = []
    for _ in range(max_len):
        grown = []
        for tokens, total in live:
            row = follow[tokens[-1]] if tokens else first
            grown += [([*tokens, b], total + row[b]) for b in range(len(first)) if row[b] != -math.inf]
        kept = sorted(grown, key=_best_first)[:width]
        finished += [found for found in kept if found[0][-1] == end]
        live = [found for found in kept if found[0][-1] != end]

    # Unfinished ones are a last resort; the empty hypothesis has no length to divide by.
    scored = [(tokens, total / len(tokens) ** alpha) for tokens, total in finished or live if tokens]
    return min(scored, key=_best_first, default=([], 0.0))


def _best_first(found: tuple[list[int], float]) -> tuple[float, list[int]]:
    """Order by falling score, and equal scores by the smaller list of tokens."""
    tokens, score = found
    return -score, tokens

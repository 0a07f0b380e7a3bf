import numpy as np


def verify_draft(
    draft: list[int], q: np.ndarray, p: np.ndarray, u: list[float], r: float, end: int
) -> tuple[list[int], int]:
    """Return (tokens, accepted) of one speculative step; all randomness comes from u and r."""
    proposed, wanted = _normalized(q), _normalized(p)
    tokens: list[int] = []
    for place, token in enumerate(draft):
        # As a product, so that a proposal of zero needs no division.
        if u[place] * proposed[place, token] >= wanted[place, token]:
            residual = np.maximum(wanted[place] - proposed[place], 0.0)
            weights = residual if residual.any() else wanted[place]
            return [*tokens, _draw(weights, r)], len(tokens)
        tokens.append(token)
        if token == end:
            return tokens, len(tokens)
    return [*tokens, _draw(wanted[len(draft)], r)], len(tokens)


def _normalized(rows: np.ndarray) -> np.ndarray:
    """Return float64 rows that add up to one."""
    wide = np.asarray(rows, dtype=np.float64)
    return wide / np.sum(wide, axis=1, keepdims=True)


def _draw(weights: np.ndarray, r: float) -> int:
    """Return the first token whose running sum exceeds the share r of the total."""
    sums = np.cumsum(weights)
    # The total itself exceeds r times the total, so rounding cannot leave the draw without a token.
    return int(np.argmax(sums > r * np.max(sums)))

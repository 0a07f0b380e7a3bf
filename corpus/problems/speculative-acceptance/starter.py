import numpy as np


def verify_draft(
    draft: list[int], q: np.ndarray, p: np.ndarray, u: list[float], r: float, end: int
) -> tuple[list[int], int]:
    """Return (tokens, accepted): what the step emits, and how many of the draft's tokens are in it.

    draft holds K tokens, q is (K, V) and p is (K + 1, V), with rows proportional to distributions.
    u holds K uniform numbers for the decisions, r is one for the draw.
    """
    raise NotImplementedError

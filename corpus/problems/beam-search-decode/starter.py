def beam_search(
    first: list[float], follow: list[list[float]], end: int, width: int, max_len: int, alpha: float
) -> tuple[list[int], float]:
    """Return (tokens, normalized score) of the hypothesis a beam of `width` chooses.

    first: V log-probabilities of the opening token. follow: V rows, follow[a][b] for b right after a.
    ([], 0.0) when there is nothing to choose.
    """
    raise NotImplementedError

def draw_token(logits: list[float], k: int, tau: float, u: float) -> int:
    """Return the position of the sampled token, or -1 when there are no logits.

    `u` in [0, 1) is the one random number to use; the temperature `tau` is positive.
    """
    raise NotImplementedError

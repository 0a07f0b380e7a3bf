def learning_rates(start: float, phases: list[tuple[str, int, float]], steps: list[int]) -> list[float]:
    """Return the learning rate at each entry of `steps`.

    A phase is (shape, length, target) with shape "linear", "cosine", "sqrt" or "hold". It starts from the target of
    the phase before it, the first one from `start`.
    """
    raise NotImplementedError

def order_steps(n: int, needs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return (order, cycle): the steps that can run, in order, and one ring among those that cannot.

    A pair (before, after) of `needs` says that step `before` has to be finished when `after` begins.
    """
    raise NotImplementedError

def heavy_hitters(tokens: list[int], window: int, k: int, report_at: list[int]) -> list[list[list[int]]]:
    """Return one report for each entry of `report_at`: the top k [id, count] pairs of the window there.

    An entry p asks for the state after the first p tokens were read. Entries never decrease.
    """
    raise NotImplementedError

def pack(lengths: list[int], row: int) -> tuple[list[list[int]], list[int]]:
    """Return (rows, skipped): the sequences of each row by position in `lengths`, and those that never fit.

    First-fit decreasing: longest first, each into the earliest row that still has room for it.
    """
    raise NotImplementedError

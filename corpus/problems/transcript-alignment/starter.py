def align_words(wanted: list[str], heard: list[str], substitute: int, delete: int, insert: int) -> tuple[int, str]:
    """Return (cost, steps): the least cost of turning `wanted` into `heard`, and how.

    `steps` is a text of the letters =, S, D and I. Of all cheapest alignments it is the one that
    prefers, at the first step where they differ, a pair over D over I.
    """
    raise NotImplementedError

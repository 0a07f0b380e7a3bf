def clusters(documents: list[list[int]], width: int, threshold: tuple[int, int]) -> list[int]:
    """Return for every document the lowest position in its cluster of near duplicates.

    Documents are lists of token ids; `threshold` is (numerator, denominator) of the least Jaccard similarity.
    """
    raise NotImplementedError

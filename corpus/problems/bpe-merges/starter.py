def learn_and_encode(counts: dict[str, int], n: int, words: list[str]) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """Learn up to `n` merges from the counted words and encode `words` with them.

    Returns (merges, encoded): the pairs in the order learned, and a list of symbols for each word.
    """
    raise NotImplementedError

def learn_and_encode(counts: dict[str, int], n: int, words: list[str]) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """Return the learned pairs in order, and the symbols of each of `words`."""
    spelled = {word: list(word) for word in counts}
    merges: list[tuple[str, str]] = []
    for _ in range(n):
        scores = _pair_scores(spelled, counts)
        if not scores:
            break
        best = min(scores, key=lambda pair: (-scores[pair], pair))
        merges.append(best)
        spelled = {word: _merged(symbols, best) for word, symbols in spelled.items()}
    rank = {pair: place for place, pair in enumerate(merges)}
    return merges, [_encoded(word, rank) for word in words]


def _pair_scores(spelled: dict[str, list[str]], counts: dict[str, int]) -> dict[tuple[str, str], int]:
    """Return how often each pair of neighbours occurs, words weighted by their counts."""
    scores: dict[tuple[str, str], int] = {}
    for word, symbols in spelled.items():
        for pair in zip(symbols, symbols[1:], strict=False):
            scores[pair] = scores.get(pair, 0) + counts[word]
    return scores


def _merged(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    """Return the symbols with the pair joined, left to right and without overlap."""
    result = []
    i = 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            result.append("".join(pair))
            i += 2
        else:
            result.append(symbols[i])
            i += 1
    return result


def _encoded(word: str, rank: dict[tuple[str, str], int]) -> list[str]:
    """Apply the earliest learned merge that fits, until none does."""
    symbols = list(word)
    while True:
        known = [pair for pair in zip(symbols, symbols[1:], strict=False) if pair in rank]
        if not known:
            return symbols
        symbols = _merged(symbols, min(known, key=rank.__getitem__))

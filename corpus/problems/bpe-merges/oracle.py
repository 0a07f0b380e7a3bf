"""Keeps a word as the set of places where it is cut, and replays every merge in order for encoding."""


def learn_and_encode(counts, n, words):
    cuts = {word: set(range(1, len(word))) for word in counts}
    merges = []
    while len(merges) < n:
        seen = [(pair, counts[word]) for word in counts for pair, _ in _neighbours(word, cuts[word])]
        if not seen:
            break
        pairs = sorted({pair for pair, _ in seen})
        scores = [sum(count for other, count in seen if other == pair) for pair in pairs]
        merges.append(pairs[scores.index(max(scores))])
        for word in counts:
            _close(word, cuts[word], merges[-1])
    return merges, [_replay(word, merges) for word in words]


def _neighbours(word, cuts):
    """Return ((left, right), place of the cut between them) from left to right."""
    borders = [0, *sorted(cuts), len(word)]
    return [
        ((word[borders[i - 1] : borders[i]], word[borders[i] : borders[i + 1]]), borders[i])
        for i in range(1, len(borders) - 1)
    ]


def _close(word, cuts, pair):
    """Remove the cuts inside the pair; a cut right behind a removed one has lost its left symbol."""
    before = None
    for found, cut in _neighbours(word, cuts):
        if found == pair and before is None:
            cuts.discard(cut)
            before = cut
        else:
            before = None


def _replay(word, merges):
    cuts = set(range(1, len(word)))
    for pair in merges:
        _close(word, cuts, pair)
    borders = [0, *sorted(cuts), len(word)]
    return [word[a:b] for a, b in zip(borders, borders[1:], strict=False) if a < b]

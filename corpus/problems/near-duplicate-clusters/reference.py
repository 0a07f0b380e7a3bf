def clusters(documents: list[list[int]], width: int, threshold: tuple[int, int]) -> list[int]:
    """Return for every document the lowest position in its cluster of near duplicates."""
    shingles = [_shingles(document, width) for document in documents]
    holders: dict[tuple[int, ...], list[int]] = {}  # shingle -> earlier documents that have it
    parent = list(range(len(documents)))
    for i, mine in enumerate(shingles):
        shared: dict[int, int] = {}  # earlier document -> number of common shingles
        for shingle in mine:
            earlier = holders.setdefault(shingle, [])
            for j in earlier:
                shared[j] = shared.get(j, 0) + 1
            earlier.append(i)
        for j, common in shared.items():
            union = len(mine) + len(shingles[j]) - common
            if common * threshold[1] >= threshold[0] * union:  # multiplied out, so that the border is exact
                _join(parent, i, j)
    return [_root(parent, i) for i in range(len(documents))]


def _shingles(document: list[int], width: int) -> set[tuple[int, ...]]:
    """Return the distinct runs of `width` tokens; a shorter document is one run of its own, an empty one has none."""
    if not document:
        return set()
    last = max(0, len(document) - width)
    return {tuple(document[start : start + width]) for start in range(last + 1)}


def _root(parent: list[int], i: int) -> int:
    """Return the lowest position of the cluster of `i`, halving the path to it."""
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _join(parent: list[int], i: int, j: int) -> None:
    """Unite two clusters under the lower of their roots."""
    low, high = sorted((_root(parent, i), _root(parent, j)))
    parent[high] = low

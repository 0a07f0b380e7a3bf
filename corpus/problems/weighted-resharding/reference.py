def reshard(owners: list[int], weights: list[int]) -> list[int]:
    """Return the new node of every item: exact quotas by largest remainder, with as few moves as possible."""
    room = _quotas(len(owners), weights)
    placed = list(owners)
    homeless = []
    for i, owner in enumerate(owners):  # whoever came first keeps the place
        if 0 <= owner < len(room) and room[owner] > 0:
            room[owner] -= 1
        else:
            homeless.append(i)
    node = 0
    for i in homeless:
        while node < len(room) and room[node] == 0:
            node += 1
        if node == len(room):  # only if no node takes part, else the quotas add up to all items
            placed[i] = -1
            continue
        placed[i] = node
        room[node] -= 1
    return placed


def _quotas(items: int, weights: list[int]) -> list[int]:
    """Return how many items each node gets, in whole-number arithmetic."""
    total = sum(weights)
    if total == 0:
        return [0] * len(weights)
    quotas = [items * weight // total for weight in weights]
    left = items - sum(quotas)
    by_remainder = sorted(range(len(weights)), key=lambda node: (-(items * weights[node] % total), node))
    for node in by_remainder[:left]:
        quotas[node] += 1
    return quotas

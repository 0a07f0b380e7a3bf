def reshard(owners, weights):
    n, total = len(owners), sum(weights)
    if total == 0:
        return [-1] * n
    quota = [n * w // total for w in weights]
    order = sorted(range(len(weights)), key=lambda j: (-(n * weights[j] % total), j))
    for j in order[: n - sum(quota)]:
        quota[j] += 1
    held = [[] for _ in weights]
    moving = []
    for i, o in enumerate(owners):
        if 0 <= o < len(weights):
            held[o].append(i)
        else:
            moving.append(i)
    out = list(owners)
    for j, items in enumerate(held):
        surplus = max(0, len(items) - quota[j])
        moving += items[:surplus]
        held[j] = items[surplus:]
    free = [j for j in range(len(weights)) for _ in range(quota[j] - len(held[j]))]
    for i, j in zip(sorted(moving), free):
        out[i] = j
    return out

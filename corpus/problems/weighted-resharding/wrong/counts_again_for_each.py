def reshard(owners, weights):
    n, total = len(owners), sum(weights)
    if total == 0:
        return [-1] * n
    quota = [n * w // total for w in weights]
    rest = sorted(range(len(weights)), key=lambda j: (-((n * weights[j]) % total), j))
    for j in rest[: n - sum(quota)]:
        quota[j] += 1
    placed = [-1] * n
    have = [0] * len(weights)
    for i, o in enumerate(owners):
        if 0 <= o < len(weights) and have[o] < quota[o]:
            placed[i] = o
            have[o] += 1
    for i in range(n):
        if placed[i] == -1:
            j = next(j for j in range(len(weights)) if have[j] < quota[j])
            placed[i] = j
            have[j] += 1
    return placed

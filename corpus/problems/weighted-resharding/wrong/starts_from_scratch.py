def reshard(owners, weights):
    n, total = len(owners), sum(weights)
    if total == 0:
        return [-1] * n
    quota = [n * w // total for w in weights]
    order = sorted(range(len(weights)), key=lambda j: (-(n * weights[j] % total), j))
    for j in order[: n - sum(quota)]:
        quota[j] += 1
    out = []
    for j, q in enumerate(quota):
        out += [j] * q
    return out

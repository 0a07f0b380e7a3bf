def reshard(owners, weights):
    n, total = len(owners), sum(weights)
    if total == 0:
        return [-1] * n
    shares = [n * (w / total) for w in weights]
    room = [int(s) for s in shares]
    order = sorted(range(len(weights)), key=lambda j: room[j] - shares[j])
    for j in order[: n - sum(room)]:
        room[j] += 1
    out, moving = list(owners), []
    for i, o in enumerate(owners):
        if 0 <= o < len(room) and room[o] > 0:
            room[o] -= 1
        else:
            moving.append(i)
    free = [j for j, r in enumerate(room) for _ in range(r)]
    for i, j in zip(moving, free):
        out[i] = j
    return out

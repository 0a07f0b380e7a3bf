def reshard(owners, weights):
    n, total = len(owners), sum(weights)
    if total == 0:
        return [-1] * n
    room = [(2 * n * w + total) // (2 * total) for w in weights]
    room[-1] += n - sum(room)  # the last node takes the difference
    out, moving = list(owners), []
    for i, o in enumerate(owners):
        if 0 <= o < len(room) and room[o] > 0:
            room[o] -= 1
        else:
            moving.append(i)
    free = [j for j, r in enumerate(room) for _ in range(max(0, r))]
    for i, j in zip(moving, free):
        out[i] = j
    return out

def pack(lengths, row):
    skipped = [i for i, n in enumerate(lengths) if n > row]
    order = sorted((i for i, n in enumerate(lengths) if n <= row), key=lambda i: (-lengths[i], i))
    rows, room = [], []
    for i in order:
        for j, r in enumerate(room):
            if r >= lengths[i]:
                rows[j].append(i)
                room[j] -= lengths[i]
                break
        else:
            rows.append([i])
            room.append(row - lengths[i])
    return rows, skipped

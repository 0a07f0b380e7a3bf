def pack(lengths, row):
    pairs = sorted(((n, i) for i, n in enumerate(lengths)), reverse=True)
    rows, room, skipped = [], [], []
    for n, i in pairs:
        if n > row:
            skipped.append(i)
            continue
        for j in range(len(rows)):
            if room[j] >= n:
                break
        else:
            j = len(rows)
            rows.append([])
            room.append(row)
        rows[j].append(i)
        room[j] -= n
    return rows, sorted(skipped)

def pack(lengths, row):
    order = sorted(range(len(lengths)), key=lambda i: (-lengths[i], i))
    rows, skipped, room = [], [], 0
    for i in order:
        if lengths[i] > row:
            skipped.append(i)
        elif rows and lengths[i] <= room:
            rows[-1].append(i)
            room -= lengths[i]
        else:
            rows.append([i])
            room = row - lengths[i]
    return rows, sorted(skipped)

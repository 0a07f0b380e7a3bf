import bisect


def pack(lengths, row):
    skipped = [i for i, n in enumerate(lengths) if n > row]
    order = sorted((i for i, n in enumerate(lengths) if n <= row), key=lambda i: (-lengths[i], i))
    rows, free = [], []  # free: sorted (room, row number)
    for i in order:
        j = bisect.bisect_left(free, (lengths[i], -1))
        if j == len(free):
            rows.append([i])
            bisect.insort(free, (row - lengths[i], len(rows) - 1))
        else:
            room, r = free.pop(j)
            rows[r].append(i)
            bisect.insort(free, (room - lengths[i], r))
    return rows, skipped

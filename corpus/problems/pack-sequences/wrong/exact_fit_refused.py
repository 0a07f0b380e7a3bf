def pack(lengths, row):
    skipped, order = [], []
    for i, n in enumerate(lengths):
        (skipped if n > row else order).append(i)
    order.sort(key=lambda i: -lengths[i])
    rows, used = [], []
    for i in order:
        target = next((j for j in range(len(rows)) if used[j] + lengths[i] < row), None)
        if target is None:
            rows.append([])
            used.append(0)
            target = len(rows) - 1
        rows[target].append(i)
        used[target] += lengths[i]
    return rows, skipped

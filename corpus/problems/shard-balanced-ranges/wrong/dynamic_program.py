def shard(sizes, k):
    n = len(sizes)
    pre = [0]
    for s in sizes:
        pre.append(pre[-1] + s)
    best = pre[:]  # one shard
    for _ in range(min(k, n) - 1):
        nxt = [0] * (n + 1)
        for j in range(1, n + 1):
            m = best[j]
            end = pre[j]
            for i in range(j):
                a, b = best[i], end - pre[i]
                if b > a:
                    a = b
                if a < m:
                    m = a
            nxt[j] = m
        best = nxt
    largest = best[n]
    ranges, start = [], 0
    for _ in range(k):
        stop = start
        while stop < n and pre[stop + 1] - pre[start] <= largest:
            stop += 1
        ranges.append((start, stop))
        start = stop
    return largest, ranges

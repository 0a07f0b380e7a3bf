def align_words(wanted, heard, substitute, delete, insert):
    n, m = len(wanted), len(heard)
    d = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        d[i][m] = n - i
    for j in range(m + 1):
        d[n][j] = m - j
    for i in reversed(range(n)):
        for j in reversed(range(m)):
            pair = d[i + 1][j + 1] + (0 if wanted[i] == heard[j] else substitute)
            d[i][j] = min(pair, d[i + 1][j] + delete, d[i][j + 1] + insert)
    steps, i, j = "", 0, 0
    while i < n and j < m:
        same = wanted[i] == heard[j]
        if d[i][j] == d[i + 1][j + 1] + (0 if same else substitute):
            steps += "=" if same else "S"
            i, j = i + 1, j + 1
        elif d[i][j] == d[i + 1][j] + delete:
            steps += "D"
            i += 1
        else:
            steps += "I"
            j += 1
    return d[0][0], steps + "D" * (n - i) + "I" * (m - j)

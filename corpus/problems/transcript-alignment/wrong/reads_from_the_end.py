def align_words(wanted, heard, substitute, delete, insert):
    n, m = len(wanted), len(heard)
    d = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            options = []
            if i and j:
                options.append(d[i - 1][j - 1] + (substitute if wanted[i - 1] != heard[j - 1] else 0))
            if i:
                options.append(d[i - 1][j] + delete)
            if j:
                options.append(d[i][j - 1] + insert)
            d[i][j] = min(options, default=0)
    steps, i, j = [], n, m
    while i or j:
        if i and j:
            same = wanted[i - 1] == heard[j - 1]
            if d[i][j] == d[i - 1][j - 1] + (0 if same else substitute):
                steps.append("=" if same else "S")
                i, j = i - 1, j - 1
                continue
        if i and d[i][j] == d[i - 1][j] + delete:
            steps.append("D")
            i -= 1
        else:
            steps.append("I")
            j -= 1
    return d[n][m], "".join(reversed(steps))

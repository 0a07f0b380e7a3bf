def align_words(wanted, heard, substitute, delete, insert):
    n, m = len(wanted), len(heard)
    best = {(n, m): (0, "")}
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            options = []
            if i < n and j < m and wanted[i] == heard[j]:
                options.append((best[i + 1, j + 1][0], "="))
            elif i < n and j < m:
                options.append((best[i + 1, j + 1][0] + substitute, "S"))
            if i < n:
                options.append((best[i + 1, j][0] + delete, "D"))
            if j < m:
                options.append((best[i, j + 1][0] + insert, "I"))
            if options:
                best[i, j] = min(options)
    steps, i, j = "", 0, 0
    while i < n or j < m:
        step = best[i, j][1]
        steps += step
        i += step != "I"
        j += step != "D"
    return best[0, 0][0], steps

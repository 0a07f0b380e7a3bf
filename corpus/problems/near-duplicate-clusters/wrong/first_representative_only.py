def clusters(documents, width, threshold):
    num, den = threshold
    sets = []
    for d in documents:
        n = min(width, len(d))
        sets.append({tuple(d[i : i + n]) for i in range(len(d) - n + 1)} if d else set())
    reps, out = [], []
    for i, s in enumerate(sets):
        for r in reps:
            inter = len(s & sets[r])
            if inter and inter * den >= num * len(s | sets[r]):
                out.append(r)
                break
        else:
            reps.append(i)
            out.append(i)
    return out

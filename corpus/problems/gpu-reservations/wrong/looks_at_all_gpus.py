def reserve(requests, gap):
    out = [-1] * len(requests)
    free_at = []
    for i in sorted(range(len(requests)), key=lambda i: requests[i][0]):
        start, stop = requests[i]
        if start >= stop:
            continue
        for g, t in enumerate(free_at):
            if t <= start:
                break
        else:
            g = len(free_at)
            free_at.append(0)
        free_at[g] = stop + gap
        out[i] = g
    return len(free_at), out

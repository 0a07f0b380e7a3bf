def find_clean_span(tokens, blocked):
    best = (0, 0)
    start = 0
    for i, t in enumerate(tokens):
        if t in blocked:
            start = i + 1
        elif i - start + 1 > best[1]:
            best = (start, i - start + 1)
    return best

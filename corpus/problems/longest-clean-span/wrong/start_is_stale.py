def find_clean_span(tokens, blocked):
    bad = set(blocked)
    best_start, best_len = 0, 0
    start, cur = 0, 0
    for i, t in enumerate(tokens):
        if t in bad:
            cur = 0
            start = i
        else:
            cur += 1
            if cur > best_len:
                best_start, best_len = start, cur
    return best_start, best_len

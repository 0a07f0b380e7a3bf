def find_clean_span(tokens, blocked):
    bad = set(blocked)
    best_start, best_len = 0, 0
    start = 0
    for i, t in enumerate(tokens):
        if t in bad:
            if i - start > best_len:
                best_start, best_len = start, i - start
            start = i + 1
    if best_len == 0 and tokens and not bad:
        return 0, len(tokens)
    return best_start, best_len

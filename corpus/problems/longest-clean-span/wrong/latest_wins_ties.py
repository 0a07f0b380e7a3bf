def find_clean_span(tokens, blocked):
    bad = set(blocked)
    best_start = best_len = cur = 0
    for i, t in enumerate(tokens):
        cur = 0 if t in bad else cur + 1
        if cur and cur >= best_len:
            best_start, best_len = i - cur + 1, cur
    return best_start, best_len

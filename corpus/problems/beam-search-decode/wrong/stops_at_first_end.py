def beam_search(first, follow, end, width, max_len, alpha):
    live, done = [([], 0.0)], []
    for _ in range(max_len):
        cand = []
        for toks, s in live:
            row = follow[toks[-1]] if toks else first
            for b, lp in enumerate(row):
                if lp > float("-inf"):
                    cand.append((toks + [b], s + lp))
        cand.sort(key=lambda c: (-c[1], c[0]))
        live = []
        for toks, s in cand[:width]:
            (done if toks[-1] == end else live).append((toks, s))
        if done:
            break
    pool = [(t, s / len(t) ** alpha) for t, s in (done or live) if t]
    return min(pool, key=lambda c: (-c[1], c[0])) if pool else ([], 0.0)

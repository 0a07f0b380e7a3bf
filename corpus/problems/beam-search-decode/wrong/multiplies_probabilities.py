import math


def beam_search(first, follow, end, width, max_len, alpha):
    live, done = [([], 1.0)], []
    for _ in range(max_len):
        cand = []
        for toks, p in live:
            row = follow[toks[-1]] if toks else first
            for b, lp in enumerate(row):
                if lp > float("-inf"):
                    cand.append((toks + [b], p * math.exp(lp)))
        cand.sort(key=lambda c: (-c[1], c[0]))
        live = []
        for toks, p in cand[:width]:
            (done if toks[-1] == end else live).append((toks, p))
    pool = [(t, math.log(p + 1e-300) / len(t) ** alpha) for t, p in (done or live) if t]
    return min(pool, key=lambda c: (-c[1], c[0])) if pool else ([], 0.0)

def beam_search(first, follow, end, width, max_len, alpha):
    beam = [([], 0.0)]
    for _ in range(max_len):
        cand = []
        for toks, s in beam:
            if toks and toks[-1] == end:
                cand.append((toks, s))
                continue
            row = follow[toks[-1]] if toks else first
            for b, lp in enumerate(row):
                if lp > float("-inf"):
                    cand.append((toks + [b], s + lp))
        cand.sort(key=lambda c: (-c[1], c[0]))
        beam = cand[:width]
    done = [c for c in beam if c[0] and c[0][-1] == end] or [c for c in beam if c[0]]
    if not done:
        return [], 0.0
    done = [(t, s / len(t) ** alpha) for t, s in done]
    return min(done, key=lambda c: (-c[1], c[0]))

from collections import Counter


def heavy_hitters(tokens, window, k, report_at):
    out = []
    for p in report_at:
        p = min(p, len(tokens))
        if window <= 0 or k <= 0:
            out.append([])
            continue
        counts = Counter(tokens[max(0, p - window) : p])
        ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
        out.append([[t, c] for t, c in ranked[:k]])
    return out

from collections import Counter


def heavy_hitters(tokens, window, k, report_at):
    if window <= 0 or k <= 0:
        return [[] for _ in report_at]
    counts, out, i = Counter(), [], 0
    for p in report_at:
        while i < min(p, len(tokens)):
            counts[tokens[i]] += 1
            i += 1
        best = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:k]
        out.append([[t, c] for t, c in best])
    return out

from collections import Counter


def heavy_hitters(tokens, window, k, report_at):
    if window <= 0 or k <= 0:
        return [[] for _ in report_at]
    counts, out, i = Counter(), [], 0
    for p in report_at:
        while i < min(p, len(tokens)):
            counts[tokens[i]] += 1
            if i > window:
                old = tokens[i - window - 1]
                counts[old] -= 1
                if counts[old] == 0:
                    counts.pop(old)
            i += 1
        out.append([list(x) for x in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:k]])
    return out

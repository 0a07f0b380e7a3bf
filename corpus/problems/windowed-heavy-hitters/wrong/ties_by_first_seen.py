from collections import Counter, deque


def heavy_hitters(tokens, window, k, report_at):
    if window <= 0 or k <= 0:
        return [[] for _ in report_at]
    counts, recent, out, i = Counter(), deque(), [], 0
    for p in report_at:
        while i < p and i < len(tokens):
            recent.append(tokens[i])
            counts[tokens[i]] += 1
            i += 1
            if len(recent) > window:
                old = recent.popleft()
                counts[old] -= 1
                if not counts[old]:
                    del counts[old]
        out.append([[t, c] for t, c in counts.most_common(k)])
    return out

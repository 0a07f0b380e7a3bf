def merge(s, pair):
    out, i = [], 0
    while i < len(s):
        if i + 1 < len(s) and (s[i], s[i + 1]) == pair:
            out.append(s[i] + s[i + 1])
            i += 2
        else:
            out.append(s[i])
            i += 1
    return out


def learn_and_encode(counts, n, words):
    corpus = {w: list(w) for w in counts}
    merges = []
    for _ in range(max(n, 0)):
        tally = {}
        for w, s in corpus.items():
            for a, b in zip(s, s[1:], strict=False):
                tally[a, b] = tally.get((a, b), 0) + counts[w]
        if not tally:
            break
        best = sorted(tally, key=lambda p: (-tally[p], p[0] + p[1]))[0]
        merges.append(best)
        for w in corpus:
            corpus[w] = merge(corpus[w], best)
    encoded = []
    for w in words:
        s = list(w)
        for pair in merges:
            s = merge(s, pair)
        encoded.append(s)
    return merges, encoded

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
    for _ in range(n):
        tally = {}
        for w, s in corpus.items():
            for pair in set(zip(s, s[1:], strict=False)):
                tally[pair] = tally.get(pair, 0) + counts[w]
        if not tally:
            break
        best = min(tally, key=lambda p: (-tally[p], p))
        merges.append(best)
        corpus = {w: merge(s, best) for w, s in corpus.items()}
    encoded = []
    for w in words:
        s = list(w)
        for pair in merges:
            s = merge(s, pair)
        encoded.append(s)
    return merges, encoded

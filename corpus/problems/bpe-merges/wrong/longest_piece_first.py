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
            for a, b in zip(s, s[1:], strict=False):
                tally[a, b] = tally.get((a, b), 0) + counts[w]
        if not tally:
            break
        best = min(tally, key=lambda p: (-tally[p], p))
        merges.append(best)
        corpus = {w: merge(s, best) for w, s in corpus.items()}
    pieces = {a + b for a, b in merges}
    encoded = []
    for w in words:
        out, i = [], 0
        while i < len(w):
            j = len(w)
            while j > i + 1 and w[i:j] not in pieces:
                j -= 1
            out.append(w[i:j])
            i = j
        encoded.append(out)
    return merges, encoded

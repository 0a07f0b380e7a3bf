from collections import Counter


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
    corpus = [(list(w), c) for w, c in counts.items()]
    merges = []
    for _ in range(n):
        tally = Counter()
        for s, c in corpus:
            for i in range(len(s) - 1):
                tally[(s[i], s[i + 1])] += c
        if not tally:
            break
        best = tally.most_common(1)[0][0]
        merges.append(best)
        corpus = [(merge(s, best), c) for s, c in corpus]
    encoded = []
    for w in words:
        s = list(w)
        for pair in merges:
            s = merge(s, pair)
        encoded.append(s)
    return merges, encoded

from collections import Counter


def learn_and_encode(counts, n, words):
    vocab = {" ".join(w): c for w, c in counts.items()}
    merges = []
    for _ in range(n):
        pairs = Counter()
        for w, c in vocab.items():
            s = w.split()
            for a, b in zip(s, s[1:], strict=False):
                pairs[a, b] += c
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        vocab = {w.replace(" ".join(best), "".join(best)): c for w, c in vocab.items()}
    out = []
    for w in words:
        text = " ".join(w)
        for m in merges:
            text = text.replace(" ".join(m), "".join(m))
        out.append(text.split())
    return merges, out

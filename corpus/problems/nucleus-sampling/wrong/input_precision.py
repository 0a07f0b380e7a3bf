import numpy as np


def draw_nucleus(logits, p, u):
    B, V = logits.shape
    tokens = np.full(B, -1, dtype=np.int64)
    sizes = np.zeros(B, dtype=np.int64)
    if V == 0:
        return tokens, sizes
    for r in range(B):
        x = logits[r]
        order = np.argsort(-x, kind="stable")
        probs = np.exp(x - x.max())
        probs = probs / probs.sum()
        probs = probs[order]
        cum = np.cumsum(probs)
        if p >= 1:
            n = int(np.isfinite(x).sum())
        else:
            n = int(np.argmax(cum >= p)) + 1 if (cum >= p).any() else V
        nucleus = order[:n]
        kept = probs[:n] / probs[:n].sum()
        hit = np.nonzero(np.cumsum(kept) > u[r])[0]
        i = hit[0] if len(hit) else np.nonzero(kept)[0][-1]
        tokens[r] = nucleus[i]
        sizes[r] = n
    return tokens, sizes

import numpy as np


def _pick(w, r):
    c = np.cumsum(w) / np.sum(w)
    for t in range(len(w)):
        if c[t] > r:
            return t
    return int(np.flatnonzero(w)[-1])


def verify_draft(draft, q, p, u, r, end):
    q = np.asarray(q, dtype=np.float64)
    p = np.asarray(p, dtype=np.float64)
    q = q / q.sum(axis=1, keepdims=True)
    p = p / p.sum(axis=1, keepdims=True)
    out = []
    for i, x in enumerate(draft):
        if u[i] * q[i, x] < p[i, x]:
            out.append(x)
            if x == end:
                return out, i + 1
        else:
            return out + [_pick(p[i], r)], i
    return out + [_pick(p[len(draft)], r)], len(draft)

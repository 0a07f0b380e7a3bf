"""One query at a time over the keys from last to first, with a running maximum as in an online softmax."""

import math

import numpy as np


def _one_query(row, keys, values, seen):
    top, total = -math.inf, 0.0
    mixed = [0.0] * values.shape[-1]
    for j in reversed(seen):
        score = math.fsum(a * float(b) for a, b in zip(row, keys[j], strict=True)) / math.sqrt(len(row))
        higher = max(top, score)
        fade, weight = math.exp(top - higher), math.exp(score - higher)
        total = total * fade + weight
        mixed = [old * fade + weight * float(new) for old, new in zip(mixed, values[j], strict=True)]
        top = higher
    if not seen:
        return mixed, -math.inf
    return [entry / total for entry in mixed], top + math.log(total)


def attend(q, k, v, keep, causal):
    B, H, Tq, _ = q.shape
    G, Tk = k.shape[1], k.shape[2]
    out, lse = np.zeros((B, H, Tq, v.shape[3])), np.zeros((B, H, Tq))
    for b, h, i in np.ndindex(B, H, Tq):
        seen = [j for j in range(Tk) if keep[b, j] and not (causal and Tk - 1 - j < Tq - 1 - i)]
        g = next(g for g in range(G) if g * H <= h * G < (g + 1) * H)
        out[b, h, i], lse[b, h, i] = _one_query([float(x) for x in q[b, h, i]], k[b, g], v[b, g], seen)
    return out, lse

"""One head, one query, one visible position at a time, in plain Python."""

import math

import numpy as np


def attend_with_cache(q, k, v, k_cache, v_cache, keep):
    heads, new, width = q.shape
    groups, cached = k_cache.shape[0], k_cache.shape[1]
    keys = np.zeros((groups, cached + new, width))
    values = np.zeros((groups, cached + new, width))
    for g in range(groups):
        for t in range(cached + new):
            keys[g, t] = k_cache[g, t] if t < cached else k[g, t - cached]
            values[g, t] = v_cache[g, t] if t < cached else v[g, t - cached]
    out = np.zeros((heads, new, width))
    for h in range(heads):
        g = h * groups // heads
        for i in range(new):
            seen = [t for t in range(cached + i + 1) if keep[t]]
            out[h, i] = _mix([float(x) for x in q[h, i]], keys[g][seen], values[g][seen])
    return out, keys, values


def _mix(query, keys, values):
    if len(keys) == 0:
        return np.zeros(len(query))
    products = [sum(a * float(b) for a, b in zip(query, key, strict=True)) for key in keys]
    scores = [product / math.sqrt(len(query)) for product in products]
    weights = [math.exp(score - max(scores)) for score in scores]
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) / math.fsum(weights)

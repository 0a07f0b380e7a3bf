import numpy as np
from numpy import logaddexp


def mixture(x, logits, means, log_scales):
    x, logits, means, log_scales = (np.asarray(a, dtype=np.float64) for a in (x, logits, means, log_scales))
    gl, gm, gs = np.zeros_like(logits), np.zeros_like(means), np.zeros_like(log_scales)
    on = np.flatnonzero(logits > -np.inf)
    if on.size == 0:
        return np.full(len(x), -np.inf), gl, gm, gs
    D = x.shape[1]
    m, inv = means[on], np.exp(-2 * log_scales[on])
    # |x - m|^2 = |x|^2 - 2 x.m + |m|^2, one matrix product
    sq = ((x**2).sum(1)[:, None] - 2 * x @ m.T + (m**2).sum(1)) * inv
    lw = logits[on] - logaddexp.reduce(logits[on])
    joint = lw - 0.5 * sq - D * (log_scales[on] + 0.5 * np.log(2 * np.pi))
    logp = logaddexp.reduce(joint, axis=1)
    r = np.exp(joint - logp[:, None])
    gl[on] = r.sum(0) - len(x) * np.exp(lw)
    gm[on] = (r.T @ x - r.sum(0)[:, None] * m) * inv[:, None]
    gs[on] = (r * (sq - D)).sum(0)
    return logp, gl, gm, gs

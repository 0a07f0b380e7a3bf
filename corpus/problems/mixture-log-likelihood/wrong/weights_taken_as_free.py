import numpy as np
from numpy import logaddexp


def mixture(x, logits, means, log_scales):
    x, logits, means, log_scales = (np.asarray(a, dtype=np.float64) for a in (x, logits, means, log_scales))
    gl, gm, gs = np.zeros_like(logits), np.zeros_like(means), np.zeros_like(log_scales)
    on = np.flatnonzero(logits > -np.inf)
    if on.size == 0:
        return np.full(len(x), -np.inf), gl, gm, gs
    D = x.shape[1]
    inv = np.exp(-log_scales[on])[:, None]
    z = (x[:, None] - means[on]) * inv
    sq = (z**2).sum(-1)
    joint = logits[on] - logaddexp.reduce(logits[on]) - 0.5 * sq - D * (log_scales[on] + 0.5 * np.log(2 * np.pi))
    logp = logaddexp.reduce(joint, axis=1)
    r = np.exp(joint - logp[:, None])
    gl[on] = r.sum(0)
    gm[on] = (r[..., None] * z).sum(0) * inv
    gs[on] = (r * (sq - D)).sum(0)
    return logp, gl, gm, gs

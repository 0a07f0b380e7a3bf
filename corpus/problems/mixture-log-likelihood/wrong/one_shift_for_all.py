import numpy as np


def mixture(x, logits, means, log_scales):
    x, logits, means, log_scales = (np.asarray(a, dtype=np.float64) for a in (x, logits, means, log_scales))
    gl, gm, gs = np.zeros_like(logits), np.zeros_like(means), np.zeros_like(log_scales)
    logp = np.full(len(x), -np.inf)
    on = logits > -np.inf
    if not on.any() or len(x) == 0:
        return logp, gl, gm, gs
    D = x.shape[1]
    inv = np.exp(-log_scales[on])[:, None]
    z = (x[:, None] - means[on]) * inv
    sq = (z * z).sum(-1)
    lw = logits[on] - logits[on].max()
    lw = lw - np.log(np.exp(lw).sum())
    joint = lw - 0.5 * sq - D * (log_scales[on] + 0.5 * np.log(2 * np.pi))
    top = joint.max()
    e = np.exp(joint - top)
    total = e.sum(axis=1, keepdims=True)
    r = e / total
    gl[on] = (r - np.exp(lw)).sum(0)
    gm[on] = (r[..., None] * z).sum(0) * inv
    gs[on] = (r * (sq - D)).sum(0)
    return top + np.log(total[:, 0]), gl, gm, gs

import numpy as np


def lse(a):
    top = a.max(axis=-1, keepdims=True)
    return (top + np.log(np.exp(a - top).sum(axis=-1, keepdims=True)))[..., 0]


def mixture(x, logits, means, log_scales):
    x, logits, means, log_scales = (np.asarray(a, dtype=np.float64) for a in (x, logits, means, log_scales))
    if len(logits) == 0:
        return np.full(len(x), -np.inf), np.zeros(0), np.zeros(means.shape), np.zeros(0)
    D = x.shape[1]
    s = np.exp(log_scales)
    z = (x[:, None] - means) / s[:, None]
    sq = (z**2).sum(-1)
    lw = logits - lse(logits)
    joint = lw - 0.5 * sq - D * (log_scales + 0.5 * np.log(2 * np.pi))
    logp = lse(joint)
    r = np.exp(joint - logp[:, None])
    return (
        logp,
        r.sum(0) - len(x) * np.exp(lw),
        (r[..., None] * z).sum(0) / s[:, None],
        (r * (sq - D)).sum(0),
    )

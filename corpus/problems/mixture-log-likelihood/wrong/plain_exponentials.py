import numpy as np


def mixture(x, logits, means, log_scales):
    x, logits, means, log_scales = (np.asarray(a, dtype=np.float64) for a in (x, logits, means, log_scales))
    keep = np.isfinite(logits)
    zero = [np.zeros_like(a) for a in (logits, means, log_scales)]
    if not keep.any():
        return np.full(len(x), -np.inf), *zero
    m, s = means[keep], np.exp(log_scales[keep])
    w = np.exp(logits[keep])
    w = w / w.sum()
    D = x.shape[1]
    diff = (x[:, None] - m) / s[:, None]
    sq = (diff**2).sum(-1)
    density = w * np.exp(-sq / 2) / (np.sqrt(2 * np.pi) * s) ** D
    p = density.sum(axis=1)
    r = density / p[:, None]
    zero[0][keep] = r.sum(0) - len(x) * w
    zero[1][keep] = (r[:, :, None] * diff / s[:, None]).sum(0)
    zero[2][keep] = (r * (sq - D)).sum(0)
    return np.log(p), *zero

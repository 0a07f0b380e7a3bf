import math

import numpy as np


def mixture(
    x: np.ndarray, logits: np.ndarray, means: np.ndarray, log_scales: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (logp, dlogits, dmeans, dlog_scales); sums of exponentials only relative to the largest."""
    x, logits, means, log_scales = (np.asarray(a, dtype=np.float64) for a in (x, logits, means, log_scales))
    on = logits > -np.inf
    logp = np.full(len(x), -np.inf)
    grads = [np.zeros(part.shape) for part in (logits, means, log_scales)]
    if not on.any():
        return logp, *grads
    logits, means, log_scales = logits[on], means[on], log_scales[on]

    # Divide by the scale before squaring. The difference is taken directly: expanding the square would cancel.
    z = (x[:, None, :] - means) * np.exp(-log_scales)[:, None]  # (N, K, D)
    squares = (z * z).sum(axis=2)
    dims = x.shape[1]
    log_weights = logits - _log_sum_exp(logits)
    joint = log_weights - squares / 2 - dims * (log_scales + math.log(2 * math.pi) / 2)  # (N, K)
    logp = _log_sum_exp(joint)
    share = np.exp(joint - logp[:, None])  # responsibilities

    grads[0][on] = (share - np.exp(log_weights)).sum(axis=0)
    grads[1][on] = np.einsum("nk,nkd->kd", share, z) * np.exp(-log_scales)[:, None]
    grads[2][on] = (share * (squares - dims)).sum(axis=0)
    return logp, *grads


def _log_sum_exp(values: np.ndarray) -> np.ndarray:
    """Return log(sum(exp(values))) over the last axis, for finite values."""
    top = values.max(axis=-1, keepdims=True)
    return top[..., 0] + np.log(np.exp(values - top).sum(axis=-1))

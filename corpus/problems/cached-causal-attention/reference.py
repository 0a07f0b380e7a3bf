import numpy as np


def attend_with_cache(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, k_cache: np.ndarray, v_cache: np.ndarray, keep: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (out, new_k_cache, new_v_cache) in float64; see the statement for the shapes."""
    keys = np.concatenate([k_cache, k], axis=1).astype(np.float64)
    values = np.concatenate([v_cache, v], axis=1).astype(np.float64)
    heads, new, width = q.shape
    cached = keys.shape[1] - new

    # New token i stands at position cached + i and sees every kept position up to its own.
    position = np.arange(cached + new)
    visible = (position[None, :] <= cached + np.arange(new)[:, None]) & keep.astype(bool)[None, :]

    # Neighbouring query heads share a key head: 0,0,1,1 and not 0,1,0,1.
    group = heads // keys.shape[0]
    scores = q.astype(np.float64) @ np.repeat(keys, group, axis=0).transpose(0, 2, 1) / np.sqrt(width)
    weights = _masked_softmax(scores, visible)
    return weights @ np.repeat(values, group, axis=0), keys, values


def _masked_softmax(scores: np.ndarray, visible: np.ndarray) -> np.ndarray:
    """Return softmax over the visible entries of the last axis; a row with none is all zeros."""
    hidden = np.where(visible, scores, -np.inf)
    top = np.max(hidden, axis=-1, keepdims=True, initial=-np.inf)
    top = np.where(np.isfinite(top), top, 0.0)  # an empty row would give -inf minus -inf
    weights = np.exp(hidden - top)
    total = np.sum(weights, axis=-1, keepdims=True)
    return np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)

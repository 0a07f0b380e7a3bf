import numpy as np


def attend(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, keep: np.ndarray, causal: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return (out, lse) of shapes (B, H, Tq, E) and (B, H, Tq); a row that sees nothing gives 0 and -inf."""
    batch, heads, queries, width = q.shape
    groups, keys = k.shape[1:3]

    # Padding may hold NaN, and zero times NaN is NaN: leave it out, a weight of zero is not enough.
    key, value = np.zeros(k.shape), np.zeros(v.shape)
    for clean, given in ((key, k), (value, v)):
        np.copyto(clean, given, where=keep[:, None, :, None])

    visible = np.broadcast_to(keep[:, None, None, None, :], (batch, 1, 1, queries, keys))
    if causal:
        last_seen = np.arange(queries) + keys - queries  # the last query stands at the last key
        visible = visible & (np.arange(keys) <= last_seen[:, None])

    # Heads that share a key head get an axis of their own, so keys and values are never repeated.
    query = np.asarray(q, dtype=np.float64).reshape(batch, groups, heads // groups, queries, width)
    scores = np.einsum("bgrid,bgjd->bgrij", query, key) / np.sqrt(width)
    scores = np.where(visible, scores, -np.inf)

    # The shift stays finite where nothing is visible: -inf less -inf would be NaN.
    shift = np.max(scores, axis=-1, keepdims=True, initial=np.finfo(np.float64).min)
    weights = np.exp(scores - shift)
    total = np.sum(weights, axis=-1, keepdims=True)
    mixed = np.einsum("bgrij,bgje->bgrie", weights, value)
    out = np.divide(mixed, total, out=np.zeros_like(mixed), where=total > 0.0)
    with np.errstate(divide="ignore"):
        lse = np.log(total) + shift
    return out.reshape(batch, heads, queries, v.shape[-1]), lse.reshape(batch, heads, queries)

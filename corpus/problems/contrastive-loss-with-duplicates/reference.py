import numpy as np


def contrast(
    queries: np.ndarray, keys: np.ndarray, ids: np.ndarray, temperature: float
) -> tuple[float, np.ndarray, np.ndarray, float]:
    """Return (loss, dqueries, dkeys, dtemperature), with softmaxes over the rows and the columns."""
    q, q_length = _unit(queries)
    k, k_length = _unit(keys)
    count = len(q)
    if count == 0:
        return 0.0, np.zeros(q.shape), np.zeros(k.shape), 0.0
    cosines = q @ k.T
    scores = cosines / temperature
    # A duplicate is neither the partner nor a fair negative: it leaves the softmax altogether.
    duplicate = (ids[:, None] == ids[None, :]) & ~np.eye(count, dtype=bool)
    scores[duplicate] = -np.inf

    row_log, column_log = _log_softmax(scores, axis=1), _log_softmax(scores, axis=0)
    loss = -(np.trace(row_log) + np.trace(column_log)) / (2 * count)
    dscores = (np.exp(row_log) + np.exp(column_log) - 2 * np.eye(count)) / (2 * count)

    dcosines = dscores / temperature
    dtemperature = -(dcosines * cosines).sum() / temperature
    dqueries = _through_unit(dcosines @ k, q, q_length)
    dkeys = _through_unit(dcosines.T @ q, k, k_length)
    return float(loss), dqueries, dkeys, float(dtemperature)


def _unit(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows at length one, and their lengths as a column; a row of zeros counts as endless.

    Divided by that it stays zero, and so does its gradient.
    """
    rows = np.asarray(rows, dtype=np.float64)
    norm = np.linalg.norm(rows, axis=1, keepdims=True)
    length = np.where(norm > 0, norm, np.inf)
    return rows / length, length


def _through_unit(dunit: np.ndarray, unit: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Return the gradient of the raw rows: what is orthogonal to them, over their length."""
    return (dunit - unit * (unit * dunit).sum(axis=1, keepdims=True)) / length


def _log_softmax(scores: np.ndarray, axis: int) -> np.ndarray:
    shifted = scores - scores.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))

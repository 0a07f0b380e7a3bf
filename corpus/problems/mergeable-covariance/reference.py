import numpy as np


class Moments:
    """Means and covariances of rows that arrive in batches, kept by worker and mergeable."""

    def __init__(self, dims: int) -> None:
        self._dims = dims
        # count, mean, and scatter: the sum of outer products of the distances from the mean
        self._seen: dict[str, tuple[int, np.ndarray, np.ndarray]] = {}

    def add(self, worker: str, batch: np.ndarray) -> int:
        """Take the rows of a batch that are finite throughout; return their number."""
        rows = np.asarray(batch, dtype=np.float64)
        rows = rows[np.isfinite(rows).all(axis=1)]
        if len(rows):
            # Relative to the first row the numbers are small, whatever offset they share.
            near = rows - rows[0]
            mean = near.mean(axis=0)
            apart = near - mean
            self._join(worker, len(rows), rows[0] + mean, apart.T @ apart)
        return len(rows)

    def merge(self, into: str, other: str) -> int:
        """Give everything that `other` has seen to `into`; return the rows `into` stands for now."""
        if into != other and other in self._seen:
            self._join(into, *self._seen.pop(other))
        return self._seen[into][0] if into in self._seen else 0

    def mean(self, worker: str) -> np.ndarray | None:
        """Return a copy of the mean, or None without any row."""
        return self._seen[worker][1].copy() if worker in self._seen else None

    def covariance(self, worker: str, ddof: int) -> np.ndarray | None:
        """Return the covariance with divisor n - ddof, or None if that is not positive."""
        if worker not in self._seen or self._seen[worker][0] <= ddof:
            return None
        count, _, scatter = self._seen[worker]
        return scatter / (count - ddof)

    def _join(self, worker: str, count: int, mean: np.ndarray, scatter: np.ndarray) -> None:
        """Chan's rule: scatters add up, plus a term for the distance between the two means."""
        if worker not in self._seen:
            self._seen[worker] = (count, mean, scatter)
            return
        before, old_mean, old_scatter = self._seen[worker]
        total = before + count
        step = mean - old_mean
        between = np.outer(step, step) * (before * (count / total))
        self._seen[worker] = (total, old_mean + step * (count / total), old_scatter + scatter + between)

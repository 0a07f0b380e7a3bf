import numpy as np


class Moments:
    """Means and covariances of rows that arrive in batches, kept by worker and mergeable."""

    def __init__(self, dims: int) -> None:
        """Start with no worker; every row has `dims` numbers."""
        raise NotImplementedError

    def add(self, worker: str, batch: np.ndarray) -> int:
        """Take the rows of a (B, dims) array; return how many of them were used."""
        raise NotImplementedError

    def merge(self, into: str, other: str) -> int:
        """Give everything that `other` has seen to `into`; return the rows `into` stands for now."""
        raise NotImplementedError

    def mean(self, worker: str) -> np.ndarray | None:
        """Return the mean, a (dims,) float64 array, or None without any row."""
        raise NotImplementedError

    def covariance(self, worker: str, ddof: int) -> np.ndarray | None:
        """Return the (dims, dims) covariance with divisor n - ddof, or None if that is not positive."""
        raise NotImplementedError

import numpy as np


class AdamW:
    """Adam with decoupled weight decay over named arrays, with clipping by the global norm."""

    def __init__(
        self,
        params: dict[str, np.ndarray],
        beta1: float,
        beta2: float,
        eps: float,
        decay: float,
        max_norm: float,
        no_decay: list[str],
    ) -> None:
        """Take a float64 copy of the parameters; those named in `no_decay` are not decayed."""
        raise NotImplementedError

    def step(self, grads: dict[str, np.ndarray | None], lr: float) -> float:
        """Apply one update and return the global gradient norm before clipping."""
        raise NotImplementedError

    def values(self) -> dict[str, np.ndarray]:
        """Return the current parameters as float64 arrays that later steps leave alone."""
        raise NotImplementedError

import math

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
        """Take a float64 copy of the parameters and start with empty moments."""
        self._beta1, self._beta2, self._eps = beta1, beta2, eps
        self._max_norm = max_norm
        self._decay = {name: 0.0 if name in no_decay else decay for name in params}
        self._values = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
        self._first = {name: np.zeros_like(value) for name, value in self._values.items()}
        self._second = {name: np.zeros_like(value) for name, value in self._values.items()}
        self._steps = dict.fromkeys(params, 0)

    def step(self, grads: dict[str, np.ndarray | None], lr: float) -> float:
        """Apply one update and return the global gradient norm before clipping."""
        # Widen first: the square of 300 does not fit into float16.
        given = {name: np.asarray(grad, dtype=np.float64) for name, grad in grads.items() if grad is not None}
        norm = math.sqrt(sum(float(np.sum(grad * grad)) for grad in given.values()))
        if not math.isfinite(norm):
            return math.inf
        factor = self._max_norm / max(norm, self._max_norm) if self._max_norm > 0.0 else 1.0
        for name, grad in given.items():
            self._update(name, factor * grad, lr)
        return norm

    def _update(self, name: str, grad: np.ndarray, lr: float) -> None:
        """Move one array; its own count of steps decides the bias correction."""
        self._steps[name] += 1
        count = self._steps[name]
        self._first[name] = self._beta1 * self._first[name] + (1.0 - self._beta1) * grad
        self._second[name] = self._beta2 * self._second[name] + (1.0 - self._beta2) * grad * grad
        first = self._first[name] / (1.0 - self._beta1**count)
        second = self._second[name] / (1.0 - self._beta2**count)
        shrunk = (1.0 - lr * self._decay[name]) * self._values[name]
        # A new array each time, so what `values` has handed out stays as it was.
        self._values[name] = shrunk - lr * first / (np.sqrt(second) + self._eps)

    def values(self) -> dict[str, np.ndarray]:
        """Return the current parameters by name."""
        return {name: value.copy() for name, value in self._values.items()}

"""Keeps the whole history of clipped gradients per number and evaluates the moments as weighted sums."""

import math

import numpy as np


class AdamW:
    def __init__(self, params, beta1, beta2, eps, decay, max_norm, no_decay):
        self.shapes = {name: np.shape(value) for name, value in params.items()}
        self.flat = {name: [float(x) for x in np.ravel(value)] for name, value in params.items()}
        self.seen = {name: [] for name in params}
        self.settings = beta1, beta2, eps, max_norm
        self.rate = {name: decay * (name not in no_decay) for name in params}

    def step(self, grads, lr):
        beta1, beta2, eps, max_norm = self.settings
        flat = {name: [float(x) for x in np.ravel(g)] for name, g in grads.items() if g is not None}
        every = [x for grad in flat.values() for x in grad]
        if not all(map(math.isfinite, every)):
            return math.inf
        norm = math.hypot(*every)
        if max_norm > 0 and norm > max_norm:
            flat = {name: [x * max_norm / norm for x in grad] for name, grad in flat.items()}
        for name, grad in flat.items():
            self.seen[name].append(grad)
            self.flat[name] = [self._moved(name, i, x, lr, beta1, beta2, eps) for i, x in enumerate(self.flat[name])]
        return norm

    def _moved(self, name, i, x, lr, beta1, beta2, eps):
        past = [grad[i] for grad in reversed(self.seen[name])]
        first = self._average(past, beta1)
        second = self._average([g * g for g in past], beta2)
        return x - lr * self.rate[name] * x - lr * first / (math.sqrt(second) + eps)

    @staticmethod
    def _average(newest_first, beta):
        """Return the mean weighted by beta to the power of the age, which is what the correction makes of it."""
        weights = [beta**age for age in range(len(newest_first))]
        return math.fsum(w * g for w, g in zip(weights, newest_first, strict=True)) / math.fsum(weights)

    def values(self):
        return {name: np.array(flat).reshape(self.shapes[name]) for name, flat in self.flat.items()}

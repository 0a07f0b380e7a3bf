import math

import numpy as np


class AdamW:
    def __init__(self, params, beta1, beta2, eps, decay, max_norm, no_decay):
        self.p = {k: np.array(v, dtype=np.float64) for k, v in params.items()}
        self.m = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.v = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.t = {k: 0 for k in params}
        self.b1, self.b2, self.eps = beta1, beta2, eps
        self.decay, self.max_norm, self.no_decay = decay, max_norm, set(no_decay)

    def step(self, grads, lr):
        g = {k: np.asarray(v, dtype=np.float64) for k, v in grads.items() if v is not None}
        norm = math.sqrt(sum(float((v**2).sum()) for v in g.values()))
        c = self.max_norm / norm if self.max_norm > 0 and norm > self.max_norm else 1.0
        for k in g:
            self.t[k] += 1
            grad = g[k] * c
            self.m[k] = self.b1 * self.m[k] + (1 - self.b1) * grad
            self.v[k] = self.b2 * self.v[k] + (1 - self.b2) * grad**2
            mhat = self.m[k] / (1 - self.b1 ** self.t[k])
            vhat = self.v[k] / (1 - self.b2 ** self.t[k])
            wd = 0.0 if k in self.no_decay else self.decay
            if math.isfinite(norm):
                self.p[k] = self.p[k] * (1 - lr * wd) - lr * mhat / (np.sqrt(vhat) + self.eps)
        return norm if math.isfinite(norm) else math.inf

    def values(self):
        return {k: v.copy() for k, v in self.p.items()}

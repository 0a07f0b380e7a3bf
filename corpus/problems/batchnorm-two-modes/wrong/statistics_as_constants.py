import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, momentum, eps):
        self.g, self.b = gamma.astype(float), beta.astype(float)
        self.m, self.eps = momentum, eps
        self.rm, self.rv = np.zeros(len(gamma)), np.ones(len(gamma))

    def forward(self, x, training):
        x = x.astype(np.float64)
        self.ax = tuple(a for a in range(x.ndim) if a != 1)
        self.sh = [1, -1] + [1] * (x.ndim - 2)
        n = x.size // x.shape[1]
        mu, var = self.rm, self.rv
        if training and n:
            mu, var = x.mean(self.ax), x.var(self.ax)
            self.rm = (1 - self.m) * self.rm + self.m * mu
            self.rv = (1 - self.m) * self.rv + self.m * var * n / max(n - 1, 1)
        self.std = np.sqrt(var + self.eps).reshape(self.sh)
        self.xh = (x - mu.reshape(self.sh)) / self.std
        return self.g.reshape(self.sh) * self.xh + self.b.reshape(self.sh)

    def backward(self, dy):
        dy = dy.astype(np.float64)
        return dy * self.g.reshape(self.sh) / self.std, (dy * self.xh).sum(self.ax), dy.sum(self.ax)

    def running(self):
        return self.rm.copy(), self.rv.copy()

"""Token by token in plain Python; gradients by the complex-step derivative of the forward formula."""

import cmath

import numpy as np

STEP = 1e-30  # a complex step has no cancellation, so it may be this small


def _forward(row, gain, eps):
    total = sum(value * value for value in row)
    scale = cmath.sqrt(total / len(row) + eps)
    return [weight * value / scale for value, weight in zip(row, gain, strict=True)]


def _loss(row, gain, upstream, eps):
    return sum(up * out for up, out in zip(upstream, _forward(row, gain, eps), strict=True))


def norm_and_gradients(X, gain, dY, eps):
    gain = [float(value) for value in gain]
    Y, dX, dg = np.zeros(X.shape), np.zeros(X.shape), np.zeros(len(gain))
    for b in range(X.shape[0]):
        for t in range(X.shape[1]):
            row = [float(value) for value in X[b, t]]
            upstream = [float(value) for value in dY[b, t]]
            Y[b, t] = [value.real for value in _forward(row, gain, eps)]
            for d in range(len(row)):
                nudged = [value + (STEP * 1j if i == d else 0) for i, value in enumerate(row)]
                dX[b, t, d] = _loss(nudged, gain, upstream, eps).imag / STEP
                nudged = [value + (STEP * 1j if i == d else 0) for i, value in enumerate(gain)]
                dg[d] += _loss(row, nudged, upstream, eps).imag / STEP
    return Y, dX, dg

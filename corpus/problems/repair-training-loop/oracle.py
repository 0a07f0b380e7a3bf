"""No derivative by hand: differentiates the written objective by complex steps, a weight at a time."""

import numpy as np

STEP = 1e-30  # a complex step subtracts nothing, so it may be this small


def train(x, y, w0, b0, orders, batch, lr, momentum, decay):
    features, classes = w0.shape
    theta = [float(value) for value in w0.reshape(-1)] + [float(value) for value in b0]
    decayed = features * classes
    velocity = [0.0] * len(theta)
    losses = []
    for order in orders:
        visited = [([float(value) for value in x[i]], int(y[i])) for i in order]
        batches = [visited[start : start + batch] for start in range(0, len(visited), batch)]
        seen = []
        for examples in batches:
            seen += [_cross_entropy(theta, one, label, classes).real for one, label in examples]
            slope = [
                _objective([*theta[:j], theta[j] + STEP * 1j, *theta[j + 1 :]], examples, classes, decay, decayed)
                for j in range(len(theta))
            ]
            velocity = [momentum * v + s.imag / STEP for v, s in zip(velocity, slope, strict=True)]
            theta = [t - lr * v for t, v in zip(theta, velocity, strict=True)]
        losses.append(sum(seen) / len(seen) if seen else 0.0)
    w = np.array(theta[:decayed], dtype=float).reshape(features, classes)
    return w, np.array(theta[decayed:], dtype=float), np.array(losses, dtype=float)


def _objective(theta, examples, classes, decay, decayed):
    mean = sum(_cross_entropy(theta, one, label, classes) for one, label in examples) / len(examples)
    return mean + decay / 2 * sum(t * t for t in theta[:decayed])


def _cross_entropy(theta, one, label, classes):
    """Return -log softmax of the label for one example, as a complex number."""
    features = len(one)
    logits = np.array(
        [
            sum(one[d] * theta[d * classes + c] for d in range(features)) + theta[features * classes + c]
            for c in range(classes)
        ],
        dtype=complex,
    )
    top = logits.real.max()
    return top + np.log(np.sum(np.exp(logits - top))) - logits[label]

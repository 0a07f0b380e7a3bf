"""The loss term by term in complex numbers; each slope by a tiny imaginary step, with the counts held fixed."""

import cmath

import numpy as np

STEP = 1e-40


def balance_loss(logits, keep, alpha, beta):
    tokens, experts = logits.shape
    rows = {t: [complex(float(value)) for value in logits[t]] for t in range(tokens) if keep[t]}
    grad = np.zeros((tokens, experts))
    share = [0.0] * experts
    for row in rows.values():
        best = max(value.real for value in row)
        share[[value.real for value in row].index(best)] += 1 / len(rows)
    loss = 0.0
    for t, row in rows.items():
        loss += _term(row, share, alpha, beta, len(rows)).real
        for e in range(experts):
            nudged = [complex(v.real, STEP) if i == e else v for i, v in enumerate(row)]
            grad[t, e] = _term(nudged, share, alpha, beta, len(rows)).imag / STEP
    return float(loss), grad, np.array(share)


def _term(row, share, alpha, beta, n):
    """Return what one token adds to the loss."""
    best = max(value.real for value in row)
    powers = [cmath.exp(complex(value.real - best, value.imag)) for value in row]
    total = sum(powers)
    mean = sum(f * power / total for f, power in zip(share, powers, strict=True))
    z = best + cmath.log(total)
    return (alpha * len(row) * mean + beta * z * z) / n

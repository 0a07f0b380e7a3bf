"""Row by row with eighty decimal digits; the gradient is a difference quotient of the loss itself."""

from decimal import Decimal, localcontext

import numpy as np

STEP = Decimal("1e-25")


def _row_loss(row, label, smoothing):
    """Return minus the sum of wanted probability times log-probability over the allowed classes."""
    allowed = [c for c, score in enumerate(row) if score is not None]
    top = max(row[c] for c in allowed)
    log_total = top + sum((row[c] - top).exp() for c in allowed).ln()
    loss = (1 - smoothing) * (log_total - row[label])
    return loss + smoothing / len(allowed) * sum(log_total - row[c] for c in allowed)


def smoothed_loss(logits, targets, smoothing, ignore_index):
    gradient = np.zeros(logits.shape)
    counted = [i for i in range(len(targets)) if int(targets[i]) != ignore_index]
    with localcontext() as context:
        context.prec = 80
        weight, loss = Decimal(float(smoothing)), Decimal(0)
        for i in counted:
            row = [None if score == -np.inf else Decimal(float(score)) for score in logits[i]]
            label = int(targets[i])
            loss += _row_loss(row, label, weight)
            for c in [c for c, score in enumerate(row) if score is not None]:
                up, down = list(row), list(row)
                up[c], down[c] = row[c] + STEP, row[c] - STEP
                slope = (_row_loss(up, label, weight) - _row_loss(down, label, weight)) / (2 * STEP)
                gradient[i, c] = float(slope / len(counted))
        return float(loss / len(counted)) if counted else 0.0, gradient

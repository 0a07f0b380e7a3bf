"""The double sum in exact fractions."""

from fractions import Fraction


def weighted_auc(scores, labels, weights):
    flagged = [(s, Fraction(w)) for s, y, w in zip(scores, labels, weights, strict=True) if y]
    harmless = [(s, Fraction(w)) for s, y, w in zip(scores, labels, weights, strict=True) if not y]
    pairs = sum(w for _, w in flagged) * sum(w for _, w in harmless)
    if not pairs:
        return None
    won = sum(w * v * (Fraction(1, 2) if s == t else int(s > t)) for s, w in flagged for t, v in harmless)
    return float(won / pairs)

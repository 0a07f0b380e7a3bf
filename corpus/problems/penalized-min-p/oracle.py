"""One token at a time, with log-probabilities and a set of the seen ids."""

import math

import numpy as np


def token_probabilities(logits, history, penalty, temperature, min_p):
    out = np.zeros(np.shape(logits), dtype=np.float64)
    for b in range(out.shape[0]):
        seen = {int(i) for i in history[b]}
        scores = {}
        for i in range(out.shape[1]):
            score = float(logits[b][i])
            if score == -math.inf:
                continue
            if i in seen:
                score = score / penalty if score > 0 else score * penalty
            scores[i] = score
        for i, p in _tempered(scores, temperature, min_p).items():
            out[b, i] = p
    return out


def _tempered(scores, temperature, min_p):
    if not scores:
        return {}
    best = max(scores.values())
    if temperature == 0:
        winners = [i for i, score in scores.items() if score == best]
        return {i: 1 / len(winners) for i in winners}
    logs = {i: (score - best) / temperature for i, score in scores.items()}
    cut = math.log(min_p) if 0 < min_p < 1 else (0.0 if min_p >= 1 else -math.inf)
    kept = {i: value for i, value in logs.items() if value >= cut}
    log_total = math.log(math.fsum(math.exp(value) for value in kept.values()))
    return {i: math.exp(value - log_total) for i, value in kept.items()}

"""Seats by counting who stands earlier in the queue of the same expert; gates by a logistic function."""

import math

import numpy as np


def _sigmoid(x):
    return 1.0 / (1.0 + math.exp(-x)) if x > -700 else 0.0


def _top_two(row):
    first = max(range(len(row)), key=lambda e: (row[e], -e))
    second = max((e for e in range(len(row)) if e != first), key=lambda e: (row[e], -e))
    return first, second


def route(logits, capacity):
    rows = [[float(value) for value in row] for row in logits]
    picks = [_top_two(row) for row in rows]
    queue = [(t, 0) for t in range(len(rows))] + [(t, 1) for t in range(len(rows))]
    expert = np.zeros((len(rows), 2), dtype=np.int64)
    slot = np.zeros((len(rows), 2), dtype=np.int64)
    gate = np.zeros((len(rows), 2))
    for place, (t, c) in enumerate(queue):
        wanted = picks[t][c]
        ahead = sum(1 for other, choice in queue[:place] if picks[other][choice] == wanted)
        seated = ahead < capacity
        margin = rows[t][wanted] - rows[t][picks[t][1 - c]]
        expert[t, c] = wanted
        slot[t, c] = ahead if seated else -1
        gate[t, c] = _sigmoid(margin) if seated else 0.0
    return expert, slot, gate

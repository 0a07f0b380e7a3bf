"""Score every path there is, or for long ones keep the best whole path into each state."""

import itertools
import math

import numpy as np


def best_path(start, move, emit):
    steps, states = emit.shape
    none = np.full(steps, -1, dtype=np.int64)
    if steps == 0:
        return 0.0, none
    start, move, emit = ([[float(x) for x in row] for row in np.atleast_2d(a)] for a in (start, move, emit))
    if states**steps <= 300:
        paths = itertools.product(range(states), repeat=steps)
        found = [(-_score(path, start[0], move, emit), path[::-1]) for path in paths]
    else:
        found = _grown(start[0], move, emit)
    worst, backwards = min(found, default=(math.inf, ()))
    return (-math.inf, none) if worst == math.inf else (-worst, np.array(backwards[::-1], dtype=np.int64))


def _score(path, start, move, emit):
    total = start[path[0]] + emit[0][path[0]]
    for t in range(1, len(path)):
        total = total + move[path[t - 1]][path[t]] + emit[t][path[t]]
    return total


def _grown(start, move, emit):
    """Return (minus score, reversed path) of the best path into each state; least first, also among equals."""
    best = [(-(start[s] + emit[0][s]), (s,)) for s in range(len(start))]
    for row in emit[1:]:
        best = [min((cost - move[path[0]][s] - row[s], (s, *path)) for cost, path in best) for s in range(len(start))]
    return best

"""Write every place down as (document, index), then answer each question place by place."""

import numpy as np


def packed_inputs(rows, width, pad):
    tokens, targets, positions, segments, mask = [], [], [], [], []
    for documents in rows:
        full = [document for document in documents if document]
        places = [(d, i) for d, document in enumerate(full) for i in range(len(document))][:width]
        places += [None] * (width - len(places))
        tokens.append([pad if p is None else full[p[0]][p[1]] for p in places])
        targets.append([-100 if p is None or p[1] + 1 == len(full[p[0]]) else full[p[0]][p[1] + 1] for p in places])
        positions.append([0 if p is None else p[1] for p in places])
        segments.append([0 if p is None else p[0] + 1 for p in places])
        mask.append([[_visible(places, i, j) for j in range(width)] for i in range(width)])
    shape = (len(rows), width)
    whole = [np.array(part, dtype=np.int64).reshape(shape) for part in (tokens, targets, positions, segments)]
    return (*whole, np.array(mask, dtype=bool).reshape(*shape, width))


def _visible(places, i, j):
    if places[i] is None or places[j] is None:
        return i == j
    return places[i][0] == places[j][0] and j <= i

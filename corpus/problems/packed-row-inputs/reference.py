import numpy as np


def packed_inputs(
    rows: list[list[list[int]]], width: int, pad: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (tokens, targets, positions, segments, mask) for rows of packed documents."""
    shape = (len(rows), width)
    tokens = np.full(shape, pad, dtype=np.int64)
    targets = np.full(shape, -100, dtype=np.int64)
    positions = np.zeros(shape, dtype=np.int64)
    segments = np.zeros(shape, dtype=np.int64)
    for r, documents in enumerate(rows):
        start = number = 0
        for document in documents:
            stop = min(start + len(document), width)
            if start == stop:  # an empty document, or a full row
                continue
            number += 1
            kept = stop - start
            following = document[1 : kept + 1]  # one shorter than what is kept, unless the document was cut
            tokens[r, start:stop] = document[:kept]
            targets[r, start : start + len(following)] = following
            positions[r, start:stop] = np.arange(kept)
            segments[r, start:stop] = number
            start = stop

    same = segments[:, :, None] == segments[:, None, :]
    mask = same & np.tri(width, dtype=bool) & (segments[:, :, None] > 0)
    return tokens, targets, positions, segments, mask | np.eye(width, dtype=bool)

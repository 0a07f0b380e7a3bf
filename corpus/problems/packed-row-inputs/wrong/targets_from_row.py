import numpy as np


def packed_inputs(rows, width, pad):
    R = len(rows)
    tok = np.full((R, width), pad, dtype=np.int64)
    tgt = np.full((R, width), -100, dtype=np.int64)
    pos = np.zeros((R, width), dtype=np.int64)
    seg = np.zeros((R, width), dtype=np.int64)
    for r, docs in enumerate(rows):
        flat = [t for d in docs for t in d]
        used = min(len(flat), width)
        tok[r, :used] = flat[:used]
        after = flat[1 : used + 1]
        tgt[r, : len(after)] = after
        at = n = 0
        for d in docs:
            end = min(at + len(d), width)
            if end > at:
                n += 1
                pos[r, at:end] = np.arange(end - at)
                seg[r, at:end] = n
            at = end
    see = (seg[:, :, None] == seg[:, None, :]) & np.tri(width, dtype=bool) & (seg > 0)[:, :, None]
    return tok, tgt, pos, seg, see | np.eye(width, dtype=bool)

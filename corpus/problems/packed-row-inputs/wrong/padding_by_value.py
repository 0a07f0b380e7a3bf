import numpy as np


def packed_inputs(rows, width, pad):
    R = len(rows)
    tok = np.full((R, width), pad, dtype=np.int64)
    tgt = np.full((R, width), -100, dtype=np.int64)
    pos = np.zeros((R, width), dtype=np.int64)
    seg = np.zeros((R, width), dtype=np.int64)
    for r, docs in enumerate(rows):
        at = n = 0
        for doc in docs:
            keep = doc[: width - at]
            if not keep:
                continue
            n += 1
            end = at + len(keep)
            nxt = doc[1 : len(keep) + 1]
            tok[r, at:end] = keep
            tgt[r, at : at + len(nxt)] = nxt
            pos[r, at:end] = range(len(keep))
            seg[r, at:end] = n
            at = end
    real = tok != pad
    seg = np.where(real, seg, 0)
    pos = np.where(real, pos, 0)
    tgt = np.where(real, tgt, -100)
    i = np.arange(width)
    mask = (seg[:, :, None] == seg[:, None, :]) & (i[:, None] >= i) & (seg[:, :, None] > 0)
    mask[:, i, i] = True
    return tok, tgt, pos, seg, mask

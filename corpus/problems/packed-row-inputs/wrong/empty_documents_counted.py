import numpy as np


def packed_inputs(rows, width, pad):
    shape = (len(rows), width)
    tok, tgt = np.full(shape, pad, dtype=np.int64), np.full(shape, -100, dtype=np.int64)
    pos, seg = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for r, docs in enumerate(rows):
        c = 0
        for number, doc in enumerate(docs, start=1):
            for p, t in enumerate(doc):
                if c == width:
                    break
                tok[r, c] = t
                if p + 1 < len(doc):
                    tgt[r, c] = doc[p + 1]
                pos[r, c] = p
                seg[r, c] = number
                c += 1
    see = (seg[:, :, None] == seg[:, None, :]) & np.tri(width, dtype=bool) & (seg > 0)[:, :, None]
    return tok, tgt, pos, seg, see | np.eye(width, dtype=bool)

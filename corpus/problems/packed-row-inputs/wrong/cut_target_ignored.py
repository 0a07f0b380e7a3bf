import numpy as np


def packed_inputs(rows, width, pad):
    out = [[], [], [], []]
    for docs in rows:
        line = [[], [], [], []]
        n = 0
        for d in docs:
            d = d[: width - len(line[0])]
            if d:
                n += 1
                line[0] += d
                line[1] += d[1:] + [-100]
                line[2] += list(range(len(d)))
                line[3] += [n] * len(d)
        for part, fill, whole in zip(line, (pad, -100, 0, 0), out):
            whole.append(part + [fill] * (width - len(part)))
    tok, tgt, pos, seg = (np.array(x, dtype=np.int64).reshape(len(rows), width) for x in out)
    see = (seg[:, :, None] == seg[:, None, :]) & np.tri(width, dtype=bool) & (seg > 0)[:, :, None]
    return tok, tgt, pos, seg, see | np.eye(width, dtype=bool)

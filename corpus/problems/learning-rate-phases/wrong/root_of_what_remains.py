import bisect
import math


def learning_rates(start, phases, steps):
    ends, values, t = [], [start], 0
    for _, length, target in phases:
        t += length
        ends.append(t)
        values.append(target)
    out = []
    for s in steps:
        if s < 0:
            out.append(start)
            continue
        j = bisect.bisect_right(ends, s)
        if j == len(phases):
            out.append(values[-1])
            continue
        shape, length, b = phases[j]
        a = values[j]
        u = (s - ends[j] + length + 1) / length
        if shape == "linear":
            out.append(a + (b - a) * u)
        elif shape == "cosine":
            out.append(b + (a - b) * 0.5 * (1 + math.cos(math.pi * u)))
        elif shape == "sqrt":
            out.append(b + (a - b) * math.sqrt(1 - u))
        else:
            out.append(b)
    return out

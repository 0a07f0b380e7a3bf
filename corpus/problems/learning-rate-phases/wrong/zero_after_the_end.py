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
        j = bisect.bisect_right(ends, s)
        if s < 0 or j == len(phases):
            out.append(start if s < 0 else 0.0)  # training is over
            continue
        shape, length, b = phases[j]
        a = values[j]
        u = (s - ends[j] + length + 1) / length
        if shape == "linear":
            out.append(a + (b - a) * u)
        elif shape == "cosine":
            out.append(b + (a - b) * 0.5 * (1 + math.cos(math.pi * u)))
        elif shape == "sqrt":
            out.append(a + (b - a) * math.sqrt(u))
        else:
            out.append(b)
    return out

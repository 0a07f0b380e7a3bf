import bisect
import math


def learning_rates(start, phases, steps):
    begins, values, t = [], [start], 0
    for _, length, target in phases:
        begins.append(t)
        t += length
        values.append(target)
    ends = [b + p[1] for b, p in zip(begins, phases)]
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
        u = (s - begins[j]) / length  # 0 at the first step of the phase
        if shape == "linear":
            out.append(a + (b - a) * u)
        elif shape == "cosine":
            out.append(b + (a - b) * 0.5 * (1 + math.cos(math.pi * u)))
        elif shape == "sqrt":
            out.append(a + (b - a) * math.sqrt(u))
        else:
            out.append(b)
    return out

import math


def learning_rates(start, phases, steps):
    out = []
    for s in steps:
        value, begin = start, 0
        for shape, length, target in phases:
            if s < 0:
                break
            if s < begin + length:
                u = (s - begin + 1) / length
                if shape == "linear":
                    value = value + (target - value) * u
                elif shape == "cosine":
                    value = target + (value - target) * 0.5 * (1 + math.cos(math.pi * u))
                elif shape == "sqrt":
                    value = value + (target - value) * math.sqrt(u)
                else:
                    value = target
                break
            begin += length
            value = target
        out.append(value)
    return out

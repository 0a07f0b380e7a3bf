import math


def learning_rates(start, phases, steps):
    table, a = [], start
    for shape, length, b in phases:
        for k in range(1, length + 1):
            u = k / length
            if shape == "linear":
                table.append(a + (b - a) * u)
            elif shape == "cosine":
                table.append(b + (a - b) * 0.5 * (1 + math.cos(math.pi * u)))
            elif shape == "sqrt":
                table.append(a + (b - a) * math.sqrt(u))
            else:
                table.append(b)
        a = b
    return [start if s < 0 else table[s] if s < len(table) else a for s in steps]

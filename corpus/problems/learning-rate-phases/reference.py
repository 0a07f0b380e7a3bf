import math
from bisect import bisect_right


def learning_rates(start: float, phases: list[tuple[str, int, float]], steps: list[int]) -> list[float]:
    """Return the learning rate at each entry of `steps`; time P + Q log P for P phases and Q lookups."""
    ends, levels, total = [], [start], 0
    for _, length, target in phases:
        total += length
        ends.append(total)
        levels.append(target)

    rates = []
    for step in steps:
        # Behind every phase that is over by now, empty ones included.
        at = bisect_right(ends, step)
        if step < 0:
            rates.append(start)
        elif at == len(phases):
            rates.append(levels[at])
        else:
            shape, length, target = phases[at]
            done = (length - (ends[at] - step) + 1) / length
            rates.append(_between(shape, levels[at], target, done))
    return rates


def _between(shape: str, before: float, after: float, done: float) -> float:
    """Return the value once the share `done` of the phase, in (0, 1], has passed."""
    if shape == "cosine":
        part = (1.0 - math.cos(math.pi * done)) / 2.0
    elif shape == "sqrt":
        part = math.sqrt(done)
    else:
        part = done if shape == "linear" else 1.0
    return before + (after - before) * part

"""Exact fractions throughout; acceptance by the ratio, and the draw by walking through intervals."""

from fractions import Fraction


def _exact(row):
    numbers = [Fraction(float(value)) for value in row]
    return [number / sum(numbers) for number in numbers]


def _draw(weights, r):
    left = Fraction(r) * sum(weights)
    for token, weight in enumerate(weights):
        if left < weight:
            return token
        left -= weight
    raise AssertionError("r is below one")


def _accepts(target, proposal, chance):
    if proposal == 0:
        return target > 0
    return chance < min(Fraction(1), target / proposal)


def verify_draft(draft, q, p, u, r, end):
    for place, token in enumerate(draft):
        target, proposal = _exact(p[place]), _exact(q[place])
        if not _accepts(target[token], proposal[token], Fraction(u[place])):
            excess = [max(a - b, Fraction(0)) for a, b in zip(target, proposal, strict=True)]
            return [*draft[:place], _draw(excess if sum(excess) else target, r)], place
        if token == end:
            return list(draft[: place + 1]), place + 1
    return [*draft, _draw(_exact(p[len(draft)]), r)], len(draft)

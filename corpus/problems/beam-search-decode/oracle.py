"""Each round lists every sequence of that length and keeps those that grew from a live one."""

from itertools import product
from math import fsum


def beam_search(first, follow, end, width, max_len, alpha):
    live, finished = {()}, set()
    for length in range(1, max_len + 1):
        if not live:
            break
        grown = {tokens for tokens in product(range(len(first)), repeat=length) if tokens[:-1] in live}
        possible = {tokens for tokens in grown if _total(tokens, first, follow) != float("-inf")}
        live = set()
        for tokens in _pick(possible, width, lambda tokens: _total(tokens, first, follow)):
            (finished if tokens[-1] == end else live).add(tokens)
    choice = finished if finished else live - {()}

    def normalized(tokens):
        return _total(tokens, first, follow) / pow(len(tokens), alpha)

    chosen = _pick(choice, 1, normalized)
    return (list(chosen[0]), float(normalized(chosen[0]))) if chosen else ([], 0.0)


def _total(tokens, first, follow):
    return fsum([first[tokens[0]]] + [follow[a][b] for a, b in zip(tokens, tokens[1:], strict=False)])


def _pick(choice, how_many, score):
    """Take the best out, one at a time; the smaller tuple is met first and keeps a tie."""
    left, taken = sorted(choice), []
    while left and len(taken) < how_many:
        best = left[0]
        for tokens in left:
            if score(tokens) > score(best):
                best = tokens
        left.remove(best)
        taken.append(best)
    return taken

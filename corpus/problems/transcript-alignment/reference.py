def align_words(wanted: list[str], heard: list[str], substitute: int, delete: int, insert: int) -> tuple[int, str]:
    """Return (cost, steps) of the preferred one among the cheapest alignments, in O(n m) time."""
    width = len(heard)

    # below[j]: cost of turning the rest of `wanted` behind the present row into heard[j:].
    # Rests, not beginnings: then the steps can be read off forwards, and the first difference decides.
    below = [insert * (width - j) for j in range(width + 1)]
    choices = ["I" * width]
    for word in reversed(wanted):
        here = [delete + below[width]] * (width + 1)
        row = ["D"] * (width + 1)
        for j in range(width - 1, -1, -1):
            same = word == heard[j]
            pair = below[j + 1] + (0 if same else substitute)
            drop = below[j] + delete
            add = here[j + 1] + insert
            least = min(pair, drop, add)
            here[j] = least
            if pair == least:
                row[j] = "=" if same else "S"
            elif drop > least:
                row[j] = "I"
        below = here
        choices.append("".join(row))
    choices.reverse()
    return below[0], _walk(choices, len(wanted), width)


def _walk(choices: list[str], rows: int, width: int) -> str:
    """Follow the choices from the beginning of both sequences to their ends."""
    steps = []
    i = j = 0
    while i < rows or j < width:
        step = choices[i][j]
        steps.append(step)
        i += step != "I"
        j += step != "D"
    return "".join(steps)

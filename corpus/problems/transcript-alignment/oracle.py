"""Compare whole alignments: the cheapest first, then by the ranks of their steps from the left."""

from functools import cache


def align_words(wanted, heard, substitute, delete, insert):
    @cache
    def best(i, j):
        if i == len(wanted) and j == len(heard):
            return 0, (), ""
        options = []
        if i < len(wanted) and j < len(heard):
            cost, ranks, steps = best(i + 1, j + 1)
            if wanted[i] == heard[j]:
                options.append((cost, (0, *ranks), "=" + steps))
            else:
                options.append((cost + substitute, (0, *ranks), "S" + steps))
        if i < len(wanted):
            cost, ranks, steps = best(i + 1, j)
            options.append((cost + delete, (1, *ranks), "D" + steps))
        if j < len(heard):
            cost, ranks, steps = best(i, j + 1)
            options.append((cost + insert, (2, *ranks), "I" + steps))
        return min(options)

    cost, _, steps = best(0, 0)
    return cost, steps

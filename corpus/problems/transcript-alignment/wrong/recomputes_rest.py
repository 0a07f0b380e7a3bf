def distance(a, b, sub, dele, ins):
    row = [j * ins for j in range(len(b) + 1)]
    for x in a:
        new = [row[0] + dele]
        for j, y in enumerate(b):
            new.append(min(row[j] + (0 if x == y else sub), row[j + 1] + dele, new[j] + ins))
        row = new
    return row[-1]


def align_words(wanted, heard, substitute, delete, insert):
    costs = substitute, delete, insert
    total = distance(wanted, heard, *costs)
    left, steps, i, j = total, "", 0, 0
    while i < len(wanted) or j < len(heard):
        if i < len(wanted) and j < len(heard):
            if wanted[i] == heard[j]:
                steps, i, j = steps + "=", i + 1, j + 1
                continue
            if substitute + distance(wanted[i + 1 :], heard[j + 1 :], *costs) == left:
                steps, left, i, j = steps + "S", left - substitute, i + 1, j + 1
                continue
        if i < len(wanted) and delete + distance(wanted[i + 1 :], heard[j:], *costs) == left:
            steps, left, i = steps + "D", left - delete, i + 1
        else:
            steps, left, j = steps + "I", left - insert, j + 1
    return total, steps

"""Compares all pairs with fractions, then spreads the lowest position along the links until nothing changes."""

from fractions import Fraction


def clusters(documents, width, threshold):
    runs = []
    for document in documents:
        if len(document) >= width:
            found = [document[k : k + width] for k in range(len(document)) if k + width <= len(document)]
        else:
            found = [document] if document else []
        runs.append({",".join(map(str, run)) for run in found})
    linked = [
        (i, j)
        for i in range(len(runs))
        for j in range(i)
        if runs[i] & runs[j] and Fraction(len(runs[i] & runs[j]), len(runs[i] | runs[j])) >= Fraction(*threshold)
    ]
    label = list(range(len(runs)))
    for _ in runs:
        for i, j in linked:
            label[i] = label[j] = min(label[i], label[j])
    return label

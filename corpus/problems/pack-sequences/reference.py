def pack(lengths: list[int], row: int) -> tuple[list[list[int]], list[int]]:
    """Return (rows, skipped) by first-fit decreasing in O(n log n)."""
    skipped = [i for i, length in enumerate(lengths) if length > row]
    fitting = [i for i, length in enumerate(lengths) if length <= row]
    order = sorted(fitting, key=lambda i: (-lengths[i], i))

    # A complete binary tree over the possible rows; each node holds the most room below it.
    # Rows not opened yet have full room, so opening one is the same step as filling one.
    leaves = 1
    while leaves < len(order):
        leaves *= 2
    room = [row] * (2 * leaves)

    rows: list[list[int]] = []
    for i in order:
        node = 1
        while node < leaves:  # go left whenever something there still fits: the earliest row wins
            node *= 2
            if room[node] < lengths[i]:
                node += 1
        place = node - leaves
        if place == len(rows):
            rows.append([])
        rows[place].append(i)
        _take(room, node, lengths[i])
    return rows, skipped


def _take(room: list[int], node: int, amount: int) -> None:
    """Use up `amount` of a leaf and correct the maxima above it."""
    room[node] -= amount
    node //= 2
    while node >= 1:
        room[node] = max(room[2 * node], room[2 * node + 1])
        node //= 2

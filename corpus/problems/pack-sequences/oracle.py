"""Repeatedly pick the longest sequence left, then look through the rows from the first."""


def pack(lengths, row):
    left = [i for i in range(len(lengths)) if lengths[i] <= row]
    rows = []
    while left:
        longest = left[0]
        for i in left:
            if lengths[i] > lengths[longest]:
                longest = i
        left.remove(longest)
        for content in rows:
            if sum(lengths[i] for i in content) + lengths[longest] <= row:
                content.append(longest)
                break
        else:
            rows.append([longest])
    return rows, [i for i in range(len(lengths)) if lengths[i] > row]

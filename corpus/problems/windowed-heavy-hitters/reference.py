import heapq


def heavy_hitters(tokens: list[int], window: int, k: int, report_at: list[int]) -> list[list[list[int]]]:
    """Return the top k [id, count] pairs of the last `window` tokens at each point of `report_at`."""
    if window <= 0 or k <= 0:
        return [[] for _ in report_at]
    counts: dict[int, int] = {}
    reports = []
    read = 0
    for point in report_at:
        while read < min(point, len(tokens)):
            counts[tokens[read]] = counts.get(tokens[read], 0) + 1
            read += 1
            if read > window:
                _forget(counts, tokens[read - window - 1])
        top = heapq.nsmallest(k, counts.items(), key=lambda item: (-item[1], item[0]))
        reports.append([[token, count] for token, count in top])
    return reports


def _forget(counts: dict[int, int], token: int) -> None:
    """Take one occurrence away; an id that left the window must leave the dictionary as well."""
    counts[token] -= 1
    if counts[token] == 0:
        del counts[token]

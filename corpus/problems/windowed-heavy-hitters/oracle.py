"""Cut the window out of the stream for every report and count it from scratch."""


def heavy_hitters(tokens, window, k, report_at):
    reports = []
    for point in report_at:
        read = tokens[:point]
        inside = [token for i, token in enumerate(read) if i >= len(read) - window]
        pairs = [[token, inside.count(token)] for token in set(inside)]
        pairs.sort(key=lambda pair: pair[0])
        pairs.sort(key=lambda pair: pair[1], reverse=True)
        reports.append([pair for rank, pair in enumerate(pairs) if rank < k])
    return reports

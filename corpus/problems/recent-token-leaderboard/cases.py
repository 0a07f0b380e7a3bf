def _case(window, *ops):
    """Return one case; a bare number is pushed, "top3" asks for three, "?7" for the count of 7."""
    calls = [["RecentTokens", [window]]]
    for op in ops:
        if isinstance(op, int):
            calls.append(["push", [op]])
        elif op.startswith("top"):
            calls.append(["top", [int(op[3:])]])
        else:
            calls.append(["count", [int(op[1:])]])
    return (calls,)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case(4, 7, 3, 7, "top2", 9, 3, "top2", 3, "top1"),
            _case(10, 5, 2, 9, "top2", 2, 5, "top2"),
            _case(2, 1, 1, "top5", 6, 6, "top5", "?1", "?6"),
        ],
        "edge": [
            _case(3, "top2", "?4", "top0"),
            _case(1, 4, "top1", 4, "top1", 8, "top1", "?4", "?8"),
            _case(5, 6, 6, 2, "top0", "top-1", "top-3", "top1", "top9"),
            # Asking changes nothing: the same question gives the same answer.
            _case(4, 3, 3, 8, "top1", "top1", "top2", "top2", "?3", "top3", 8, "top2"),
            # Ties go by id, whatever came first, negative ids included.
            _case(6, 9, 8, 7, 10, -2, 100, "top6", "top3"),
            _case(5, 10, 2, 10, 2, 33, "top2", 33, "top3", 33, "top3"),
            # The leader loses its counts one by one and leaves.
            _case(3, 5, 5, 5, "top2", 1, "top2", 2, "top2", 3, "top4", "?5"),
            # A count that rises and falls again must be listed once.
            _case(3, 1, 2, 1, 3, "top3", 4, "top3", 1, "top3", "top2"),
            _case(2, 6, 7, 6, 7, 6, 7, 6, "top2", 7, "top1", "top2"),
            _case(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "top2", 1, "top2", "?0"),
            # Many changes without a question in between.
            _case(3, *([4, 5, 6] * 12), "top3", 6, "top3", 2, "top2"),
            _case(4, *([1, 2, 2] * 9), "top4", 3, 3, "top4", 3, 3, "top4"),
        ],
        "random": [_draw(rng) for _ in range(18)],
    }


def _draw(rng):
    """Return some sixty operations over few ids, so that ties and repeats are common."""
    ids = int(rng.integers(2, 9))
    ops = []
    for _ in range(60):
        kind = rng.random()
        if kind < 0.72:
            ops.append(int(rng.integers(0, ids)))
        elif kind < 0.95:
            ops.append(f"top{int(rng.integers(1, 5))}")
        else:
            ops.append(f"?{int(rng.integers(0, ids))}")
    return _case(int(rng.integers(1, 14)), *ops, "top9")


def scale(n, rng):
    """Return n operations: a full window of n / 4 tokens over as many ids, then push and question by turns."""
    window = n // 4
    ops = [["RecentTokens", [window]]]
    ops += [["push", [int(token)]] for token in rng.integers(0, window, size=window)]
    for token in rng.integers(0, window, size=(n - window) // 2):
        ops += [["push", [int(token)]], ["top", [3]]]
    return (ops,)

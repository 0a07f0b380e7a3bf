def _case(capacity, block, *ops):
    """Return one case; a list is requested, ("?", list) matched, "all" lists the leaves; it ends with a look inside."""
    calls = [["PrefixTree", [capacity, block]]]
    for op in ops:
        if op == "all":
            calls += [["sequences", []], ["size", []]]
        elif isinstance(op, tuple):
            calls.append(["match", [op[1]]])
        else:
            calls.append(["request", [op]])
    return ([*calls, ["sequences", []], ["size", []]],)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case(8, 2, [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [1, 2, 9, 9], ("?", [1, 2, 3, 3]), ("?", [3, 4])),
            _case(3, 1, [7, 1], [7, 2], "all", [7, 1], [8], "all"),
            _case(2, 2, [1, 1, 2, 2, 3, 3], ("?", [1, 1, 2, 2, 3, 3])),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(20)],
    }


def _edge():
    return [
        _case(4, 2, ("?", [1, 2]), [], [1], ("?", [])),
        _case(0, 2, [1, 2], [1, 2], ("?", [1, 2])),
        _case(1, 1, [5], [5], [6], [5, 6], ("?", [6]), [6, 5]),
        # Only whole blocks are held and matched.
        _case(
            4, 3, [1, 2, 3, 4, 5], ("?", [1, 2, 3, 4, 5]), ("?", [1, 2]), [1, 2, 3, 4, 5, 6], ("?", [1, 2, 3, 4, 5, 9])
        ),
        _case(6, 2, [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 5], [1, 3]),
        # The same block behind another prefix is another block.
        _case(6, 2, [1, 2, 3, 4], ("?", [3, 4]), [3, 4, 1, 2], ("?", [3, 4, 1, 2]), [5, 6, 3, 4]),
        _case(4, 1, [1, 1, 1], ("?", [1, 1]), ("?", [1, 1, 1, 1]), [1, 1, 1, 1, 1]),
        # A parent goes only after its children, and then by its own last use.
        _case(3, 1, [1, 2, 3], [4], "all", [5], "all", [6], "all"),
        _case(4, 1, [1, 2], [1, 3], [9], [8], "all", [7], "all", [6], "all"),
        _case(4, 1, [1, 2], [3], [1], [4], "all", [5], "all", [6], "all"),
        _case(5, 1, [1, 2], [3, 4], [1], [3], [5], "all", [6], "all", [7], "all", [8], "all"),
        # What is found is used by that, and must not make room for its own continuation.
        _case(3, 1, [1, 2], [3], [1, 2, 4], "all"),
        _case(3, 1, [1], [2], [3], [1, 4], "all", [1, 4, 5], "all"),
        _case(2, 1, [1], [2], [1, 3], "all"),
        _case(4, 2, [1, 1, 2, 2], [3, 3], [4, 4], [1, 1, 5, 5], "all"),
        # Longer than everything: as deep as it fits, and all others go.
        _case(3, 1, [9], [1, 2, 3, 4, 5], ("?", [1, 2, 3, 4]), ("?", [9])),
        _case(3, 1, [1, 2], [1, 2, 3, 4, 5], [1, 2, 3, 4], [1, 9, 8, 7], "all"),
        _case(3, 1, [1, 2, 3, 4], [1, 2, 3, 5], "all"),
        # Looking is no use; requesting without adding anything is.
        _case(2, 1, [1], [2], ("?", [1]), [3], "all"),
        _case(2, 1, [1], [2], [1], [3], "all"),
        _case(3, 1, [1], [2], [3], ("?", [1]), ("?", [2]), [4], [5], "all"),
        # Using a prefix does not renew what lies behind it.
        _case(4, 1, [1, 2], [1, 3], [4], [1], [5], "all"),
        _case(4, 1, [1, 2], [1, 3], [1, 2], [4], [5], [6], "all"),
        # Several leaves go at once for one request.
        _case(5, 1, [1], [2], [3], [4], [5], [6, 7, 8], "all"),
        _case(5, 1, [1, 2, 3], [4, 5], [6, 7], "all", [1, 9], "all"),
        _case(6, 1, [1, 2], [1, 3], [1, 4], [5, 6], "all", [7, 8, 9], "all"),
    ]


def _draw(rng):
    """Return some thirty requests over two or three tokens, so that prefixes are shared often."""
    ids, block = int(rng.integers(2, 4)), int(rng.integers(1, 4))
    ops = []
    for _ in range(30):
        tokens = [int(token) for token in rng.integers(0, ids, size=int(rng.integers(0, 4 * block + 2)))]
        kind = rng.random()
        if kind < 0.12:
            ops.append("all")
        else:
            ops.append(("?", tokens) if kind < 0.3 else tokens)
    return _case(int(rng.integers(1, 12)), block, *ops)


def scale(n, rng):
    """Return n requests of three blocks each, few of which are seen again, in a tree of about n / 4 blocks."""
    ops = [["PrefixTree", [n // 4, 2]]]
    heads = rng.integers(0, 16, size=n)
    for head, tail in zip(heads, rng.integers(0, 1_000_000, size=(n, 4)), strict=True):
        ops.append(["request", [[int(head), 0, *(int(token) for token in tail)]]])
    return (ops,)

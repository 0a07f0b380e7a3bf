def _case(capacity, *ops):
    """Return one case: the constructor, the given calls, then a look at what is held."""
    calls = [[name, list(args)] for name, *args in ops]
    return ([["PrefixCache", [capacity]], *calls, ["keys", []], ["used", []]],)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case(10, ("put", "sys", 1, 4), ("put", "doc", 2, 5), ("get", "sys"), ("put", "chat", 3, 3)),
            _case(8, ("put", "a", 1, 3), ("put", "b", 2, 3), ("put", "a", 9, 5), ("get", "b")),
            _case(5, ("put", "big", 1, 6), ("get", "big"), ("used",)),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(12)],
    }


def _edge():
    return [
        _case(4),
        _case(0, ("put", "a", 1, 1), ("get", "a")),
        _case(4, ("put", "a", 1, 4), ("put", "b", 2, 4)),  # exactly full, twice
        _case(6, ("put", "a", 1, 2), ("put", "b", 2, 2), ("put", "c", 3, 2), ("put", "d", 4, 6)),
        _case(6, ("put", "a", 1, 2), ("put", "b", 2, 2), ("put", "c", 3, 2), ("put", "d", 4, 3)),
        # A block may be the number 0, and finding it must still count as a use.
        _case(4, ("put", "a", 0, 2), ("put", "b", 1, 2), ("get", "a"), ("put", "c", 2, 2), ("get", "b")),
        # Replacing: the entry's own tokens are freed first, and its key is never reported.
        _case(6, ("put", "a", 1, 3), ("put", "b", 2, 3), ("put", "a", 5, 3)),
        _case(6, ("put", "a", 1, 4), ("put", "b", 2, 2), ("put", "a", 5, 1), ("used",), ("put", "c", 3, 3)),
        _case(6, ("put", "a", 1, 3), ("put", "b", 2, 3), ("put", "a", 5, 6)),
        # Refused: nothing changes, the old entry stays, and it is not made recent.
        _case(6, ("put", "a", 1, 3), ("put", "b", 2, 3), ("put", "a", 9, 7), ("put", "c", 3, 2)),
        _case(6, ("put", "a", 1, 3), ("put", "a", 9, 7), ("get", "a")),
        # A miss changes nothing; a put of a known key makes it recent.
        _case(4, ("put", "a", 1, 2), ("put", "b", 2, 2), ("put", "a", 3, 2), ("put", "c", 4, 1)),
        _case(4, ("put", "a", 1, 2), ("put", "b", 2, 2), ("get", "x"), ("put", "c", 4, 1), ("get", "a")),
        _case(3, ("put", "a", 1, 1), ("put", "b", 2, 1), ("put", "a", 3, 1), ("put", "c", 4, 2)),
    ]


def _draw(rng):
    ops = []
    for step in range(30):
        key = "pqrstu"[int(rng.integers(0, 6))]
        if rng.random() < 0.4:
            ops.append(("get", key))
        else:
            ops.append(("put", key, step, int(rng.integers(1, 8))))
    return _case(int(rng.integers(5, 16)), *ops)


def scale(n, rng):
    """Return n operations on a cache that holds about n / 4 blocks and is mostly hit."""
    held = n // 4
    ops = [["PrefixCache", [held]]]
    ops += [["put", [f"p{i}", i, 1]] for i in range(held)]
    ops += [["get", [f"p{int(i)}"]] for i in rng.integers(0, held, size=n - held)]
    return (ops,)

def _case(capacity, refill, period, *ops):
    """Return one case; "+" asks to allow, "?" for the wait: ("+", key, cost, now)."""
    names = {"+": "allow", "?": "wait"}
    return ([["RateLimiter", [capacity, refill, period]], *[[names[op[0]], list(op[1:])] for op in ops]],)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case(10, 5, 1000, ("+", "a", 8, 0), ("+", "a", 4, 200), ("?", "a", 4, 200), ("+", "a", 4, 400)),
            _case(3, 1, 1000, ("+", "a", 3, 0), ("+", "b", 3, 0), ("+", "a", 2, 1999), ("+", "a", 2, 2000)),
            _case(4, 2, 300, ("+", "a", 4, 50), ("?", "a", 1, 50), ("?", "a", 5, 50), ("+", "a", 4, 9000)),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(20)],
    }


def _edge():
    big = 10**15
    return [
        # Seen for the first time at any moment, a key has a full bucket, and no more than that.
        _case(5, 1, 10, ("?", "a", 5, 700), ("+", "a", 6, 700), ("+", "a", 5, 700), ("+", "a", 1, 709)),
        _case(5, 1, 10, ("+", "a", 5, 0), ("+", "a", 1, 10**6), ("+", "a", 5, 10**6), ("+", "a", 4, 10**6)),
        # Polling in small steps must not lose the fractions between two calls.
        _case(2, 1, 10, ("+", "a", 2, 0), *[("+", "a", 1, t) for t in range(1, 14)]),
        _case(2, 3, 10, ("+", "a", 2, 0), *[("+", "a", 1, t) for t in range(1, 15)]),
        _case(1, 1, 7, ("+", "a", 1, 3), *[("+", "a", 1, 3 + t) for t in range(1, 9)]),
        # Ten times a tenth is one.
        _case(1, 1, 10, ("+", "a", 1, 0), *[("?", "a", 1, t) for t in range(11)], ("+", "a", 1, 10)),
        _case(3, 1, 3, ("+", "a", 3, 0), *[("+", "a", 0, t) for t in range(1, 3)], ("+", "a", 1, 3), ("?", "a", 1, 3)),
        # Waiting is rounded up to a whole millisecond, at which the tokens are really there.
        _case(9, 4, 1, ("+", "a", 9, 0), ("?", "a", 1, 0), ("?", "a", 4, 0), ("?", "a", 5, 0), ("?", "a", 9, 0)),
        _case(9, 3, 7, ("+", "a", 9, 5), ("?", "a", 1, 5), ("?", "a", 1, 7), ("?", "a", 9, 6), ("+", "a", 1, 8)),
        # A refusal takes nothing, a wait changes nothing, and the keys know nothing of each other.
        _case(5, 1, 100, ("+", "a", 3, 0), ("+", "a", 4, 0), ("+", "a", 3, 0), ("+", "a", 2, 0), ("+", "b", 5, 0)),
        _case(5, 1, 100, ("?", "a", 5, 900), ("+", "a", 5, 0), ("?", "a", 5, 900), ("?", "a", 1, 0), ("+", "a", 1, 99)),
        # A clock that runs back counts as the latest moment of that key, of a refused call too.
        _case(
            5, 1, 10, ("+", "a", 5, 100), ("+", "a", 1, 40), ("?", "a", 1, 40), ("+", "a", 1, 110), ("+", "a", 1, 105)
        ),
        _case(
            5, 1, 10, ("+", "a", 5, 100), ("+", "a", 2, 110), ("+", "a", 1, 90), ("?", "a", 1, 95), ("?", "a", 1, 112)
        ),
        _case(5, 1, 10, ("+", "a", 6, 500), ("+", "a", 5, 100), ("?", "a", 5, 200), ("+", "b", 5, 3), ("?", "b", 1, 9)),
        # More than the bucket holds is never there; nothing always is.
        _case(5, 1, 10, ("?", "a", 6, 0), ("+", "a", 6, 0), ("+", "a", 0, 0), ("?", "a", 0, 0), ("+", "a", 5, 0)),
        _case(0, 1, 10, ("+", "a", 0, 0), ("?", "a", 0, 0), ("+", "a", 1, 50), ("?", "a", 1, 50)),
        # Without a refill what is gone stays away.
        _case(
            5, 0, 10, ("+", "a", 3, 0), ("?", "a", 3, 1000), ("?", "a", 2, 1000), ("+", "a", 2, 1000), ("?", "a", 1, 9)
        ),
        # Whole numbers which do not fit the 53 bits of a float.
        _case(
            big, big - 1, big, ("+", "a", big, 0), ("+", "a", big - 1, big), ("?", "a", 1, big), ("+", "a", 2, big + 2)
        ),
        _case(big, 7, 3, ("+", "a", big, 1), ("?", "a", big, 1), ("?", "a", big - 1, 4), ("?", "a", 8, 4)),
    ]


def _draw(rng):
    """Return some forty calls of three keys; the clock mostly advances by about the time of one token."""
    capacity, refill, period = int(rng.integers(1, 7)), int(rng.integers(1, 6)), int(rng.integers(1, 20))
    now, ops = int(rng.integers(0, 50)), []
    for _ in range(40):
        now += int(rng.integers(0, max(2, 2 * period // refill)))
        moment = now - int(rng.integers(1, 30)) if rng.random() < 0.08 else now
        name = "+" if rng.random() < 0.7 else "?"
        ops.append((name, "xyz"[int(rng.integers(0, 3))], int(rng.integers(0, capacity + 2)), moment))
    return _case(capacity, refill, period, *ops)

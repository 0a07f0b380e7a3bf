NAMES = {"+": "put", "@": "latest", "^": "maximum"}


def _case(*ops):
    """Return one case; "+" puts (name, time, value), "@" asks for the latest, "^" for the maximum."""
    return ([["MetricStore", []], *[[NAMES[op[0]], list(op[1:])] for op in ops]],)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case(("+", "loss", 10, 2.5), ("+", "loss", 20, 2.0), ("@", "loss", 15), ("@", "loss", 9), ("@", "lr", 15)),
            _case(
                *[("+", "norm", t, v) for t, v in ((1, 0.5), (4, 3.0), (6, 1.0), (9, 2.0))],
                *[("^", "norm", t, w) for t, w in ((9, 5), (9, 6), (6, 2), (5, 1))],
            ),
            _case(("+", "a", 5, 7.0), ("+", "a", 5, 1.0), ("+", "a", 4, 9.0), ("@", "a", 5), ("^", "a", 5, 10)),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(22)],
    }


def _asked(*points, widths=(1, 2, 3, 5, 100)):
    """Return a case that puts the points of one metric, then asks everything about every moment around them."""
    moments = range(min(t for t, _ in points) - 1, max(t for t, _ in points) + 3)
    asks = [("@", "m", t) for t in moments] + [("^", "m", t, w) for t in moments for w in widths]
    return _case(*[("+", "m", t, v) for t, v in points], *asks)


def _edge():
    far = 2**53
    return [
        _case(("@", "m", 0), ("^", "m", 0, 10)),
        _asked((3, 1.5)),
        # Zero and negative values are values like any other.
        _asked((0, 0.0), (2, -4.0), (3, -1.0)),
        _asked((1, -3.0), (2, -5.0), (4, -2.0)),
        # The greatest value first, last, and in the middle; several equal ones.
        _asked((1, 9.0), (2, 8.0), (3, 7.0), (4, 6.0), (5, 5.0)),
        _asked((1, 5.0), (2, 6.0), (3, 7.0), (4, 8.0), (5, 9.0)),
        _asked((1, 1.0), (2, 2.0), (3, 9.0), (4, 2.0), (5, 1.0), (6, 1.0), (7, 1.0), widths=(3, 4, 5, 6, 7)),
        _asked((1, 2.0), (4, 2.0), (5, 2.0)),
        # Widths of zero and below hold nothing.
        _case(("+", "m", 4, 1.0), ("^", "m", 4, 0), ("^", "m", 4, -3), ("^", "m", 4, 1), ("^", "m", 5, 1)),
        # The same time again replaces, once and several times, upward and downward.
        _case(
            ("+", "m", 1, 8.0),
            ("+", "m", 1, 2.0),
            ("^", "m", 1, 5),
            ("+", "m", 1, 4.0),
            ("@", "m", 1),
            ("^", "m", 3, 3),
        ),
        _asked((1, 3.0), (2, 9.0), (2, 1.0), (3, 2.0)),
        _asked((1, 3.0), (2, 1.0), (3, 9.0), (4, 9.5), (4, 0.5), (4, 0.25), (5, 1.0), widths=(1, 2, 4, 5)),
        _asked(*[(t, v) for t in range(1, 9) for v in (50.0 - t, float(t % 3))], widths=(1, 3, 4, 8)),
        # Too late: refused, without any effect, at the time of an earlier point as well.
        _case(
            ("+", "m", 5, 1.0), ("+", "m", 4, 7.0), ("@", "m", 4), ("^", "m", 9, 9), ("+", "m", 5, 2.0), ("@", "m", 5)
        ),
        _case(
            ("+", "m", 3, 1.0), ("+", "m", 5, 2.0), ("+", "m", 3, 9.0), ("@", "m", 4), ("^", "m", 5, 5), ("@", "m", 9)
        ),
        # Metrics have nothing to do with one another.
        _case(("+", "a", 5, 1.0), ("+", "b", 2, 6.0), ("@", "a", 4), ("@", "b", 4), ("^", "a", 9, 9), ("^", "b", 9, 7)),
        # Asked about the past after much has happened since.
        _case(
            *[("+", "m", t, float(t * 7 % 11)) for t in range(20)],
            *[("^", "m", t, w) for t in (4, 9, 14) for w in (3, 4, 9)],
        ),
        # Times below zero and beyond what a float can tell apart.
        _asked((-7, 2.0), (-5, 1.0), (-2, 3.0)),
        _case(
            ("+", "m", far, 1.0), ("+", "m", far + 1, 5.0), ("@", "m", far), ("^", "m", far + 1, 1), ("^", "m", far, 1)
        ),
    ]


def _draw(rng):
    """Return some seventy operations on two metrics; times often repeat and are sometimes too late."""
    time, ops = int(rng.integers(-5, 5)), []
    for _ in range(70):
        name = "pq"[int(rng.integers(0, 2))]
        moment = time - int(rng.integers(-2, 15))
        kind = rng.random()
        if kind < 0.5:
            time += int(rng.integers(0, 4))
            late = int(rng.integers(1, 4)) if rng.random() < 0.1 else 0
            ops.append(("+", name, time - late, float(rng.integers(-9, 10)) / 2))
        elif kind < 0.65:
            ops.append(("@", name, moment))
        else:
            ops.append(("^", name, moment, int(rng.integers(0, 30))))
    return _case(*ops)


def scale(n, rng):
    """Return n operations: half of them put points, the others ask for the maximum over most of the time."""
    points = n // 2
    ops = [["MetricStore", []]]
    ops += [["put", ["m", time, float(value)]] for time, value in enumerate(rng.random(points))]
    for time in rng.integers(points * 3 // 4, points, size=n - points):
        ops.append(["maximum", ["m", int(time), int(rng.integers(points * 3 // 4, points))]])
    return (ops,)

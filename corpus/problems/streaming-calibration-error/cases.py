import math


def _case(bins, *seen, every=0):
    """Return one case: observations, a report after each `every` of them and two at the end."""
    ops = [["CalibrationMeter", [bins]]]
    for i, (confidence, correct) in enumerate(seen, 1):
        ops.append(["add", [confidence, correct]])
        if every and i % every == 0:
            ops.append(["report", []])
    return ([*ops, ["report", []], ["report", []]],)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case(2, (0.25, False), (0.5, True), (0.75, True)),
            _case(4, (0.9, True), (0.8, False), (math.nan, True), (0.3, False), every=2),
            _case(10),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(12)],
        "numeric": _numeric(rng),
    }


def _edge():
    borders = [(m / 8, m % 3 == 0) for m in range(9)]
    return [
        _case(1),
        _case(1, (0.0, False), (1.0, True), (0.5, True), every=1),
        _case(3, (1.0, False)),
        _case(3, (0.0, True)),
        _case(5, (0, False), (1, True), (0.4, True)),  # whole numbers are fine
        _case(8, *borders),
        _case(8, *borders, (0.375, False), (0.375, False), every=3),
        _case(2, (0.5, True), (0.75, False)),
        _case(4, (0.25, True), (0.3, False), (0.5, False), (0.6, True), (0.75, True), (0.8, False)),
        # A product with 25 is rounded past the border at 7/25 and at 14/25.
        _case(25, (7 / 25, True), (0.27, False), (0.285, False)),
        _case(25, (14 / 25, False), (0.545, True), (0.57, True), (0.28, True), (0.27, False)),
        _case(50, (0.14, True), (0.13, False), (0.56, False), (0.55, True), (0.57, True)),
        _case(10, (0.3, True), (0.25, False), (math.nextafter(0.3, 1), False), (0.35, True)),
        _case(10, (0.7, True), (0.65, False), (math.nextafter(0.7, 1), False), (0.75, True)),
        _case(10, (math.nextafter(0.1, 1), False), (0.1, True), (0.15, True), (0.05, False)),
        _case(4, (math.nan, True), (0.6, True), every=1),
        _case(4, (-0.1, True), (1.1, False), (math.inf, True), (-math.inf, True), (0.2, True)),
        _case(4, (math.nextafter(1, 2), True), (-5e-324, False), (5e-324, True), (math.nextafter(1, 0), True)),
        _case(4, (math.nan, False), (2.0, False)),
        _case(2, (0.1, False), (0.2, False), (0.3, True), (0.9, True)),
        _case(10, (0.95, True), (0.95, True), (0.95, True), (0.05, True)),
    ]


def _draw(rng):
    """Return a case of up to sixty observations, some of them on a grid, a few of them invalid."""
    n = int(rng.integers(5, 60))
    confidence = rng.random(size=n)
    if rng.random() < 0.5:
        confidence = confidence.round(1)
    confidence[rng.random(size=n) < 0.05] += 2.0
    correct = rng.random(size=n) < confidence**2
    seen = [(float(c), bool(right)) for c, right in zip(confidence, correct, strict=True)]
    return _case(int(rng.integers(1, 13)), *seen, every=int(rng.integers(4, 20)))


def _numeric(rng):
    def near(middle, spread, n, bins):
        noise = rng.normal(size=n) * spread
        return _case(bins, *[(float(middle + x), bool(x > 0)) for x in noise])

    return [
        near(0.9999, 1e-8, 200, 15),
        near(0.5, 1e-8, 100, 7),
        near(0.97, 1e-7, 300, 10),
        near(0.01, 1e-9, 50, 10),
        _case(10, *[(0.1, i % 10 == 0) for i in range(300)]),  # no spread at all
        _case(10, *[(0.999999, True)] * 100, (0.99999901, True)),
        _case(20, (1e-300, False), (1e-200, False), (3e-12, True)),
    ]


def scale(n, rng):
    """Return n observations and a report after each sixteen of them."""
    seen = [(float(c), bool(c > 0.4)) for c in rng.random(size=n)]
    return _case(10, *seen, every=16)

import math


def _case(quotas, *offers, every=0):
    """Return one case: the offers (group, weight, u) as items 0, 1, ..., and what is held at the end."""
    look = [["sample", [group]] for group in quotas]
    ops = [["Reservoir", [quotas]]]
    for item, (group, weight, u) in enumerate(offers):
        ops.append(["offer", [item, group, weight, u]])
        if every and item % every == every - 1:
            ops += look
    return ([*ops, *look, ["batch", []]],)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case({"web": 2}, ("web", 1.0, 0.5), ("web", 1.0, 0.9), ("web", 4.0, 0.5), ("web", 1.0, 0.1)),
            _case({"web": 1, "code": 2}, ("code", 2.0, 0.3), ("web", 1.0, 0.7), ("code", 1.0, 0.6), ("web", 3.0, 0.8)),
            _case({"web": 1}, ("books", 1.0, 0.9), ("web", 0.0, 0.9), ("web", 2.0, 0.25)),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(14)],
        "numeric": _numeric(rng),
    }


def _edge():
    same = [("a", 2.0, 0.5)] * 5
    return [
        _case({}),
        _case({"a": 3}),
        _case({}, ("a", 1.0, 0.5)),
        _case({"a": 0}, ("a", 1.0, 0.5), ("a", 9.0, 0.9)),
        _case({"a": -2}, ("a", 1.0, 0.5)),
        _case({"a": 5}, ("a", 1.0, 0.5), ("a", 1.0, 0.7)),
        _case({"a": 1}, ("a", 1.0, 0.5), ("a", 1.0, 0.7), ("a", 1.0, 0.6)),
        # Equal keys: who came first stays, and who came last among the worst goes first.
        _case({"a": 2}, *same),
        _case({"a": 3}, *same[:3], ("a", 2.0, 0.9), ("a", 2.0, 0.8), ("a", 2.0, 0.7)),
        _case({"a": 3}, ("a", 1.0, 0.2), *same, ("a", 1.0, 0.2)),
        _case({"a": 2}, ("a", 1.0, 0.3), ("a", 1.0, 0.3), ("a", 1.0, 0.9), ("a", 1.0, 0.3), ("a", 1.0, 0.95)),
        _case({"a": 2}, ("a", 0.0, 0.5), ("a", -1.0, 0.5), ("a", math.nan, 0.5), ("a", math.inf, 0.5), ("a", 1.0, 0.1)),
        _case({"a": 2, "b": 1}, ("c", 1.0, 0.9), ("b", 1.0, 0.2), ("", 1.0, 0.9), ("a", 1.0, 0.1)),
        # A heavy item with a small number beats a light one with a large number, and the other way round.
        _case({"a": 1}, ("a", 1.0, 0.6), ("a", 8.0, 0.1)),
        _case({"a": 1}, ("a", 0.5, 0.9), ("a", 0.25, 0.9), ("a", 0.1, 0.99)),
        _case({"a": 1}, ("a", 3, 0.5), ("a", 1, 0.8), ("a", 2, 0.7)),
        # Groups are apart from each other, and the batch goes round them in the order of the quotas.
        _case({"b": 2, "a": 3, "c": 1}, *[("abc"[i % 3], 1.0, 0.1 + 0.07 * i) for i in range(12)], every=5),
        _case({"b": 3, "a": 1}, ("a", 1.0, 0.5), ("b", 1.0, 0.4), ("b", 1.0, 0.6), ("b", 1.0, 0.5)),
        _case({"z": 2, "y": 0, "x": 2}, ("x", 1.0, 0.5), ("y", 1.0, 0.4), ("z", 1.0, 0.6), ("x", 1.0, 0.8)),
    ]


def _draw(rng):
    """Return up to forty offers; half of the cases repeat the same few weights and numbers, so that ties are common."""
    quotas = {group: int(rng.integers(0, 6)) for group in "pqr"}
    offers = []
    coarse = rng.random() < 0.5
    for _ in range(int(rng.integers(10, 40))):
        weight, u = float(rng.gamma(1.0)) + 0.01, float(rng.random()) * 0.98 + 0.01
        if coarse:
            weight, u = 3.0, [0.25, 0.3, 0.7][int(rng.integers(0, 3))]
        if rng.random() < 0.05:
            weight = 0.0
        offers.append(("pqrs"[int(rng.integers(0, 4))], weight, u))
    return _case(quotas, *offers, every=7)


def _numeric(rng):
    def group_of(size, weights, lowest=0.01, width=0.98):
        numbers = lowest + width * rng.random(size=size)
        return [("a", float(w), float(u)) for w, u in zip(weights, numbers, strict=True)]

    return [
        # u ** (1 / w) is 0 for all of these, ...
        _case({"a": 4}, *group_of(12, 1e-5 + 1e-5 * rng.random(size=12))),
        _case({"a": 3}, *group_of(12, 1e-150 * (1 + rng.random(size=12)))),
        # ... and 1 for all of those.
        _case({"a": 4}, *group_of(12, 1e18 * (1 + rng.random(size=12)))),
        _case({"a": 3}, *group_of(12, 1e150 * (1 + rng.random(size=12)))),
        _case({"a": 3}, *group_of(14, 10.0 ** rng.uniform(-30, 30, size=14))),
        _case({"a": 3}, *[("a", 1.0, 5e-324 * k) for k in (7, 90, 1, 4, 60)]),
        _case({"a": 2}, *[("a", 1.0, 1.0 - 2.0**-53 * k) for k in (9, 2, 40, 5, 1)]),
    ]


def scale(n, rng):
    """Return n offers to one group that keeps a quarter of them, and a look at the end."""
    weights, numbers = rng.gamma(1.0, size=n) + 0.01, rng.random(size=n) * 0.98 + 0.01
    ops = [["Reservoir", [{"a": n // 4}]]]
    ops += [["offer", [i, "a", float(weights[i]), float(numbers[i])]] for i in range(n)]
    return ([*ops, ["sample", ["a"]]],)

import numpy as np

NAN, INF = np.nan, np.inf


def _case(dims, *ops, ask=("a",)):
    """Return one case: the given operations, then mean and both covariances of the workers in `ask`."""
    calls = [[name, list(args)] for name, *args in ops]
    for worker in ask:
        calls += [["mean", [worker]], ["covariance", [worker, 0]], ["covariance", [worker, 1]]]
    return ([["Moments", [dims]], *calls],)


def _rows(*rows):
    return np.array(rows, dtype=np.float64)


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    return {
        "examples": [
            _case(2, ("add", "a", _rows([1, 2], [3, 6])), ("add", "a", _rows([5, 4]))),
            _case(
                1, ("add", "a", _rows([1], [NAN], [2])), ("add", "b", _rows([9])), ("merge", "a", "b"), ask=("a", "b")
            ),
            _case(2, ask=("nobody",)),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(12)],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    wide = rng.normal(size=(6, 8)).round(2)
    pair = ("add", "a", _rows([1, 5], [3, 1])), ("add", "b", _rows([10, 0], [20, -4], [30, 2]))
    return [
        _case(2, ("add", "a", np.zeros((0, 2)))),
        _case(2, ("add", "a", _rows([4, -4]))),
        _case(2, ("add", "a", _rows([4, -4])), ("covariance", "a", 2), ("covariance", "a", 3)),
        _case(2, *pair, ("covariance", "b", 2), ("covariance", "b", 3), ("covariance", "b", 4), ask=("a", "b")),
        _case(2, *pair, ("merge", "a", "b"), ask=("a", "b")),
        _case(2, *pair, ("merge", "b", "a"), ask=("a", "b")),
        _case(2, *pair, ("merge", "a", "a"), ("merge", "c", "c"), ask=("a", "c")),
        _case(2, *pair, ("merge", "a", "nobody"), ("merge", "nobody", "else"), ask=("a", "nobody", "else")),
        _case(2, *pair, ("merge", "new", "a"), ("merge", "new", "b"), ask=("new", "a", "b")),
        # A worker that was merged begins anew.
        _case(2, *pair, ("merge", "a", "b"), ("add", "b", _rows([7, 7])), ("merge", "a", "b"), ask=("a", "b")),
        _case(2, ("add", "a", _rows([NAN, 1], [2, INF], [-INF, NAN]))),
        _case(2, ("add", "a", _rows([NAN, 1], [2, 3], [4, -INF], [6, 9])), ("add", "a", _rows([1, NAN]))),
        _case(2, ("add", "b", _rows([NAN, 1])), ("merge", "a", "b"), ("merge", "b", "a"), ask=("a", "b")),
        # What was returned before must not change when more rows come in.
        _case(
            1,
            ("add", "a", _rows([1], [3])),
            ("mean", "a"),
            ("covariance", "a", 0),
            ("add", "a", _rows([8])),
            ("mean", "a"),
        ),
        _case(2, *pair, ("mean", "a"), ("covariance", "a", 1), ("merge", "c", "a"), ("merge", "c", "b"), ask=("c",)),
        # The same, the one that was given away goes on.
        _case(
            1,
            ("add", "b", _rows([1], [3])),
            ("merge", "a", "b"),
            ("add", "b", _rows([5])),
            ("add", "a", _rows([0])),
            ask=("a", "b"),
        ),
        _case(3, ("add", "a", wide[:, 1:7:2]), ("add", "a", wide[:3].T[::2])),
        _case(2, ("add", "a", np.array([[1, 2], [3, 5], [-2, 0]])), ("add", "a", np.array([[True, False]]))),
        _case(2, ("add", "a", np.ones((5, 2)))),
    ]


def _draw(rng):
    """Return some twenty operations on three workers, with a bad row now and then."""
    dims = int(rng.integers(1, 4))
    ops = []
    for _ in range(20):
        worker, other = ("abc"[int(i)] for i in rng.integers(0, 3, size=2))
        if rng.random() < 0.25:
            ops.append(("merge", worker, other))
            continue
        batch = rng.normal(size=(int(rng.integers(0, 6)), dims)) * 3 + "abc".index(worker)
        batch[rng.random(size=batch.shape) < 0.04] = NAN
        ops.append(("add", worker, batch.round(3)))
        if rng.random() < 0.3:
            ops.append(("covariance", worker, int(rng.integers(0, 3))))
    return _case(dims, *ops, ask=("a", "b", "c"))


def _numeric(rng):
    noise = rng.normal(size=(120, 2)) @ np.array([[1.0, 0.6], [0.0, 0.8]])
    far = noise + np.array([1e8, -3e7])
    halves = ("add", "a", far[:50]), ("add", "b", far[50:])
    return [
        _case(2, ("add", "a", far)),
        _case(2, *[("add", "a", far[i : i + 1]) for i in range(40)]),
        _case(2, *halves, ("merge", "a", "b")),
        _case(2, *halves, ("add", "c", -far[:30]), ("merge", "b", "c"), ("merge", "a", "b")),
        _case(2, ("add", "a", noise * 1e-3 + 1e4), ("add", "a", noise * 1e-3 - 1e4)),
        _case(2, ("add", "a", far), ("add", "b", far[:1] + 0.5), ("merge", "b", "a"), ask=("b",)),
        _case(
            2, ("add", "a", (noise * 100 + 2000).astype(np.float16)), ("add", "a", (noise * 2000).astype(np.float16))
        ),
        _case(2, ("add", "a", (noise + 60000).astype(np.float32)), ("add", "a", (far * 10).astype(np.int64))),
        _case(
            2, ("add", "a", np.full((30, 2), 1e8 + 0.1)), ("add", "b", np.full((7, 2), 1e8 + 0.1)), ("merge", "a", "b")
        ),
        _case(
            1,
            ("add", "a", noise[:60, :1] * 1e-4 + 1e3),
            ("covariance", "a", 1),
            ("add", "a", noise[60:, :1] * 1e-4 + 1e3),
        ),
    ]


def scale(n, rng):
    """Return n operations: batches of forty rows, each followed by a question."""
    ops = [["Moments", [3]]]
    for step in range(n // 2):
        ops.append(["add", ["a", rng.normal(size=(40, 3)) + 5.0]])
        ops.append(["covariance", ["a", step % 2]])
    return (ops,)

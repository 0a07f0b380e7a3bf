import numpy as np

USUAL = (0.9, 0.999, 1e-8)


def _case(params, settings, *steps):
    """Return one case: construct, then step and look, step and look; a step is (grads, lr)."""
    ops = [["AdamW", [params, *settings]]]
    for grads, lr in steps:
        ops += [["step", [grads, lr]], ["values", []]]
    return (ops,)


def _arrays(rng, scale=1.0, **shapes):
    return {name: rng.normal(size=shape) * scale for name, shape in shapes.items()}


def _draw(rng, steps, settings, **shapes):
    return _case(
        _arrays(rng, **shapes),
        settings,
        *((_arrays(rng, **shapes), float(rng.uniform(0.001, 0.1))) for _ in range(steps)),
    )


def cases(rng):
    """Return the named groups; a case is one list of [name, arguments] operations."""
    one = {"w": np.array([1.0, -2.0])}
    return {
        "examples": [
            _case(one, (*USUAL, 0.0, 0.0, []), ({"w": np.array([0.5, 0.0])}, 0.1)),
            _case(one, (0.5, 0.5, 1e-8, 0.1, 1.0, []), ({"w": np.array([3.0, 4.0])}, 0.5), ({"w": np.zeros(2)}, 0.5)),
            _case(
                {"w": np.array([2.0]), "b": np.array([2.0])},
                (*USUAL, 0.5, 0.0, ["b"]),
                ({"w": np.array([1.0]), "b": np.array([1.0])}, 0.1),
                ({"w": None, "b": np.array([-1.0])}, 0.1),
            ),
        ],
        "edge": _edge(rng),
        "random": [
            _draw(rng, 4, (*USUAL, 0.1, 1.0, ["b"]), w=(3, 2), b=(2,)),
            _draw(rng, 3, (0.8, 0.95, 1e-6, 0.3, 2.5, []), w=(2, 2, 2), b=(3,), single=(1,)),
            _draw(rng, 5, (0.0, 0.9, 1e-8, 0.05, 50.0, ["w", "b"]), w=(4,), b=(2,)),
            _draw(rng, 3, (0.9, 0.0, 1e-8, 0.5, 0.0, ["b", "elsewhere"]), w=(2, 3), b=(3,)),
            _draw(rng, 6, (0.7, 0.8, 1e-3, 0.2, 0.5, []), a=(2,), b=(1, 3), c=(2, 2)),
        ],
        "numeric": _numeric(rng),
    }


def _edge(rng):
    settings = (0.9, 0.99, 1e-8, 0.1, 1.5, ["b"])
    shapes = {"w": (2, 2), "b": (3,), "c": (2,)}
    params = _arrays(rng, **shapes)

    def grads(**replaced):
        return {**_arrays(rng, **shapes), **replaced}

    bad = np.array([1.0, np.nan])
    transposed = {"w": np.arange(6.0).reshape(2, 3).T, "b": np.arange(6.0)[::2]}
    exact = {"w": np.array([[3.0, 0.0], [0.0, 4.0]])}
    return [
        _case({}, settings, ({}, 0.1)),
        _case(params, settings),
        _case(params, settings, ({}, 0.1), (grads(), 0.1)),
        _case(params, settings, (grads(b=None), 0.1), (grads(), 0.1), ({"b": np.ones(3)}, 0.1), (grads(), 0.1)),
        _case(params, settings, (grads(w=None, b=None, c=None), 0.1), (grads(), 0.05)),
        _case(params, settings, (grads(), 0.1), (grads(c=bad), 0.1), (grads(), 0.1)),
        _case(params, settings, (grads(c=-bad * np.inf), 0.1), (grads(), 0.1)),
        _case(params, (0.9, 0.99, 1e-8, 0.1, 0.0, []), (grads(b=np.array([0.0, np.inf, 0.0])), 0.1), (grads(), 0.1)),
        _case(params, (0.9, 0.99, 1e-8, 0.1, -1.0, []), (grads(), 0.1), (grads(), 0.1)),
        _case(params, settings, (grads(), 0.0), (grads(), 0.1)),
        _case(params, settings, ({"w": np.zeros((2, 2)), "b": np.zeros(3)}, 0.1)),
        _case({"w": np.ones((2, 2))}, (0.9, 0.99, 1e-8, 0.1, 5.0, []), (exact, 0.1), (exact, 0.1)),
        _case({"w": np.ones((2, 2))}, (0.9, 0.99, 0.5, 0.1, 0.75, []), (exact, 0.1), (exact, 2.0)),
        _case({"w": np.zeros((0, 3)), "b": np.ones(3)}, settings, ({"w": np.zeros((0, 3)), "b": np.ones(3)}, 0.1)),
        _case(transposed, settings, ({k: v[::-1] for k, v in transposed.items()}, 0.1)),
        _case({"w": np.array([3, -1])}, settings, ({"w": np.array([2, 0])}, 0.1), ({"w": np.array([1, 1])}, 0.1)),
    ]


def _numeric(rng):
    """Return tiny gradients, where eps decides, and large or narrow ones, whose squares overflow."""
    params = _arrays(rng, w=(3, 2), b=(2,))

    def steps(scale, kind=np.float64, count=3):
        drawn = [_arrays(rng, scale, w=(3, 2), b=(2,)) for _ in range(count)]
        return [({name: grad.astype(kind) for name, grad in grads.items()}, 0.01) for grads in drawn]

    halves = {name: value.astype(np.float16) for name, value in params.items()}
    return [
        _case(params, (*USUAL, 0.1, 1.0, []), *steps(1e-8)),
        _case(params, (*USUAL, 0.1, 1.0, []), *steps(1e-12)),
        _case(params, (0.9, 0.999, 1e-6, 0.0, 0.0, []), *steps(1e-5)),
        _case(halves, (*USUAL, 0.1, 1.0, ["b"]), *steps(400.0, np.float16)),
        _case(params, (*USUAL, 0.1, 0.0, []), *steps(1e-6, np.float32)),
        _case(params, (*USUAL, 0.1, 1.0, []), *steps(1e30)),
        _case(params, (*USUAL, 0.1, 1.0, []), *steps(1.0, count=25)),
    ]

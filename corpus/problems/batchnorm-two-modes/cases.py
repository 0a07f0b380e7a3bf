import numpy as np


def _case(gamma, beta, momentum, *ops, eps=1e-5):
    return ([["BatchNorm", [gamma, beta, momentum, eps]], *[[name, list(args)] for name, *args in ops]],)


def _layer(rng, channels):
    return rng.normal(size=channels) + 1.5, rng.normal(size=channels)


def _step(rng, shape, training=True):
    """Return a forward and a backward call on random arrays."""
    return ["forward", rng.normal(size=shape) * 2 + 1, training], ["backward", rng.normal(size=shape)]


def cases(rng):
    """Return the named groups; a case is a list of operations on one layer."""
    one, zero = np.ones(1), np.zeros(1)
    column = np.array([[1.0], [3.0]])
    return {
        "examples": [
            _case(one, zero, 0.5, ["forward", column, True], ["running"], ["forward", column, False], eps=0.25),
            _case(
                np.array([2.0]),
                np.array([1.0]),
                0.1,
                ["forward", np.array([[0.0], [2.0], [4.0]]), True],
                ["backward", np.array([[1.0], [0.0], [0.0]])],
                eps=1e-3,
            ),
            _case(one, zero, 0.0, ["forward", column, False], ["backward", np.array([[1.0], [1.0]])], ["running"]),
        ],
        "edge": _edge(rng),
        "random": [_draw(rng) for _ in range(12)],
        "numeric": _numeric(rng),
    }


def _draw(rng):
    """Return a run of steps in training, with inference in between and at the end."""
    channels = int(rng.integers(1, 4))
    tail = [(), (3,), (2, 3)][int(rng.integers(0, 3))]
    shapes = [(int(rng.integers(2, 5)), channels, *tail) for _ in range(3)]
    ops = [op for shape in shapes for op in _step(rng, shape)]
    ops[2:2] = _step(rng, shapes[0], training=False)
    return _case(
        *_layer(rng, channels), float(rng.uniform(0.05, 0.6)), *ops, ["running"], *_step(rng, shapes[2], False)
    )


def _edge(rng):
    two = _layer(rng, 2)
    x, dy = rng.normal(size=(4, 2)) * 3, rng.normal(size=(4, 2))
    cube = rng.normal(size=(2, 3, 4))
    wide = rng.normal(size=(6, 4, 5))
    empty = np.zeros((0, 2, 3))
    return [
        _case(*two, 0.1, ["forward", x, False], ["backward", dy], ["running"]),
        _case(*two, 0.3, ["forward", x, True], ["forward", x, False], ["backward", dy]),
        _case(*two, 0.3, ["forward", x, False], ["forward", x + 1, True], ["backward", dy], ["running"]),
        _case(*two, 0.3, ["forward", x, True], ["running"], ["forward", x * 2, True], ["running"]),
        _case(*two, 0.3, ["running"], ["forward", x, True], ["running"], ["running"]),
        _case(*two, 0.3, ["forward", x, True], ["backward", dy], ["backward", dy * 2], ["backward", dy]),
        _case(*two, 1.0, ["forward", x, True], ["running"], ["forward", x + 5, False]),
        _case(*two, 0.0, ["forward", x, True], ["backward", dy], ["running"]),
        _case(*two, 0.2, ["forward", x[:1], True], ["running"], ["backward", dy[:1]]),  # one value in a channel
        _case(*two, 0.2, ["forward", x[:2], True], ["running"], ["backward", dy[:2]]),
        _case(*two, 0.2, ["forward", x[:1], False], ["backward", dy[:1]]),
        _case(*two, 0.2, ["forward", empty, True], ["backward", empty], ["running"], ["forward", x, False]),
        _case(*two, 0.2, ["forward", x, True], ["forward", empty, False], ["backward", empty], ["running"]),
        _case(*_layer(rng, 3), 0.1, *_step(rng, (2, 3, 3)), ["running"], *_step(rng, (2, 3, 3), False)),
        _case(*_layer(rng, 3), 0.1, ["forward", cube[:1], True], ["backward", cube[1:]], ["running"]),
        _case(*_layer(rng, 2), 0.1, *_step(rng, (2, 2, 2, 2)), ["running"], *_step(rng, (2, 2, 2, 2), False)),
        _case(np.zeros(2), two[1], 0.1, ["forward", x, True], ["backward", dy]),
        _case(*two, 0.4, ["forward", x, True], ["backward", dy], ["running"], ["forward", x, False], eps=2.0),
        _case(*two, 0.1, ["forward", wide[::2, ::3, 1], True], ["backward", wide[1::2, 1:3, 2]], ["running"]),
        _case(
            np.array([2, -1]), np.array([0, 3]), 0.5, ["forward", np.array([[1, 5], [3, 5], [2, 8]]), True], ["running"]
        ),
    ]


def _numeric(rng):
    x, dy = rng.normal(size=(6, 2)), rng.normal(size=(6, 2))
    layer = _layer(rng, 2)
    far = np.array([1e6, -3e6])
    big = rng.normal(size=(40, 2)) * 100 + 2000
    return [
        _case(*layer, 0.1, ["forward", x + far, True], ["backward", dy], ["running"]),
        _case(*layer, 0.5, ["forward", x + far, True], ["forward", x + far, True], ["forward", x + far, False]),
        _case(*layer, 0.1, ["forward", np.full((4, 2), 0.1), True], ["backward", dy[:4]], ["running"]),
        _case(*layer, 0.1, ["forward", x * 1e-4, True], ["backward", dy], ["running"]),
        _case(*layer, 0.1, ["forward", big.astype(np.float16), True], ["backward", dy[:1].repeat(40, 0)], ["running"]),
        _case(*layer, 0.1, ["forward", (x + 500).astype(np.float32), True], ["backward", dy.astype(np.float16)]),
        _case(*[part.astype(np.float16) for part in layer], 0.1, ["forward", x, True], ["backward", dy]),
    ]

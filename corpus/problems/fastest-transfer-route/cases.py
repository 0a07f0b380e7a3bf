def cases(rng):
    """Return the named groups of argument tuples (devices, links, source, target, size)."""
    square = [[0, 1, 2, 10], [1, 3, 2, 10], [0, 2, 2, 10], [2, 3, 2, 10]]
    return {
        "examples": [
            (4, [[0, 1, 5, 10], [1, 3, 5, 10], [0, 3, 4, 2], [2, 3, 1, 1]], 0, 3, 60),
            (4, [[0, 1, 5, 10], [1, 3, 5, 10], [0, 3, 4, 2], [2, 3, 1, 1]], 0, 3, 4),
            (4, square, 3, 0, 25),
            (3, [[0, 1, 1, 4]], 0, 2, 8),
        ],
        "edge": _edge(square),
        "random": [_draw(rng) for _ in range(20)],
    }


def _edge(square):
    # Two routes from 0 to 5 of equal time: 0-1-4-5 and 0-2-3-5; the last but one device is smaller on the worse one.
    crossed = [[0, 2, 1, 0], [0, 1, 1, 9], [1, 4, 1, 9], [4, 5, 1, 9], [0, 2, 1, 9], [2, 3, 1, 9], [3, 5, 1, 9]]
    routes = [[0, 4, 40, 1], [0, 1, 1, 1], [1, 4, 1, 1], [0, 2, 30, 90], [2, 4, 30, 90], [0, 3, 4, 3], [3, 4, 4, 3]]
    return [
        (1, [], 0, 0, 5),
        (2, [], 0, 1, 5),
        (2, [], 1, 1, 0),
        (2, [[0, 1, 3, 0]], 0, 1, 0),
        (2, [[0, 1, 3, 0], [1, 0, 9, 1]], 0, 1, 4),
        (2, [[0, 1, 3, 7]], 1, 0, 0),
        (2, [[0, 1, 3, 7]], 0, 1, 7),
        (2, [[0, 1, 3, 7]], 0, 1, 8),
        (2, [[0, 1, 3, 7]], 0, 1, 6),
        (2, [[0, 0, 1, 9], [0, 1, 4, 1], [1, 1, 1, 9]], 0, 1, 1),
        # Parallel links: which of them is fast depends on the size.
        (2, [[0, 1, 1, 1], [0, 1, 20, 100], [0, 1, 8, 0]], 0, 1, 5),
        (2, [[0, 1, 1, 1], [0, 1, 20, 100], [0, 1, 8, 0]], 0, 1, 500),
        (4, square, 0, 3, 10),
        (4, square, 0, 3, 11),
        (4, [*square, [0, 3, 2, 5]], 0, 3, 10),
        (4, [*square, [0, 3, 4, 5]], 0, 3, 10),
        (4, [*square, [0, 3, 5, 5]], 0, 3, 20),
        (6, crossed, 0, 5, 3),
        (6, crossed, 5, 0, 3),
        # Found first over a slow link, later over two fast ones.
        (3, [[0, 1, 50, 9], [0, 2, 1, 9], [2, 1, 1, 9]], 0, 1, 9),
        # The fewest links, the widest link and the least latency are three different routes, and none is fastest.
        (5, routes, 0, 4, 60),
        (5, [[0, 1, 1, 9], [1, 2, 1, 9], [2, 0, 1, 9], [3, 4, 1, 9]], 0, 4, 9),
        (3, [[0, 1, 1, 2], [1, 2, 10**12, 1]], 0, 2, 10**17 + 1),
        (3, [[0, 1, 3, 3], [0, 2, 1, 3], [2, 1, 1, 10**17]], 0, 1, 10**17),
    ]


def _draw(rng):
    """Return a network of few different costs whose devices join near ones only: routes are long and ties common."""
    devices = int(rng.integers(4, 13))
    links = []
    for _ in range(int(rng.integers(2 * devices, 4 * devices))):
        a = int(rng.integers(0, devices))
        b = (a + int(rng.integers(0, 4))) % devices
        links.append([a, b, int(rng.integers(1, 4)), int(rng.integers(0, 4))])
    named = [int(name) for name in rng.permutation(devices)]
    links = [[named[a], named[b], latency, bandwidth] for a, b, latency, bandwidth in links]
    return devices, links, named[0], named[devices // 2], int(rng.integers(0, 8))


def scale(n, rng):
    """Return a random network of n devices in one piece and about 2 n links."""
    links = []
    for device in range(1, n):
        for other in rng.integers(0, device, size=2):
            links.append([device, int(other), int(rng.integers(1, 100)), int(rng.integers(1, 50))])
    return n, links, n - 1, 0, 1000

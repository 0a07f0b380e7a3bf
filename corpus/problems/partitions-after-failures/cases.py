def cases(rng):
    """Return the named groups of argument tuples (devices, links, failures)."""
    ring = [[0, 1], [1, 2], [2, 3], [3, 0]]
    return {
        "examples": [
            (4, ring, [0, 2, 1]),
            (5, [[0, 1], [1, 2], [3, 4], [0, 1]], [0, 3, 0, 2]),
            (3, [[0, 1]], [0]),
        ],
        "edge": [
            (0, [], []),
            (1, [], []),
            (3, [], []),
            (4, ring, []),
            (1, [[0, 0]], [0]),
            (1, [[0, 0], [0, 0]], [1, 1, 0]),
            (2, [[0, 1]], [0]),
            (2, [[0, 1]], [0, 0, 0]),
            (2, [[1, 0], [0, 1]], [0]),
            (2, [[1, 0], [0, 1]], [1, 0]),
            (2, [[1, 0], [0, 1]], [1, 1, 0, 1]),
            (4, ring, [3, 2, 1, 0]),
            (4, ring, [1, 0, 1, 2, 0, 3]),
            (5, ring, [2]),
            (6, [[0, 1], [1, 2], [3, 4], [4, 5], [2, 3]], [4]),
            (6, [[0, 1], [1, 2], [3, 4], [4, 5], [2, 3]], [4, 0, 3]),
            (7, [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5], [0, 6]], [0, 1, 2, 3, 4, 5]),
            # The largest part falls apart, and another one becomes the largest.
            (9, [[0, 1], [1, 2], [2, 3], [3, 4], [5, 6], [6, 7], [7, 8]], [1, 2, 5]),
            (4, [[2, 2], [2, 3], [3, 2]], [0, 1, 2]),
        ],
        "random": [_draw(rng) for _ in range(18)],
    }


def _draw(rng):
    """Return a sparse network; failures are drawn with repetition."""
    devices = int(rng.integers(4, 14))
    links = [[int(a), int(b)] for a, b in rng.integers(0, devices, size=(int(rng.integers(devices, 2 * devices)), 2))]
    return devices, links, [int(link) for link in rng.integers(0, len(links), size=int(rng.integers(3, 16)))]


def scale(n, rng):
    """Return a chain and a hub with n devices together, in which every sixteenth link fails."""
    hub = n // 2
    links = [[hub, device] if device % 2 else [device, hub] for device in range(hub + 1, n)]
    links += [[device, device + 1] for device in range(hub)]
    return n, links, list(range(int(rng.integers(0, 16)), len(links), 16))

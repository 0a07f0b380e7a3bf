def fastest_route(devices: int, links: list[list[int]], source: int, target: int, size: int) -> tuple[int, list[int]]:
    """Return (time, route) of the fastest transfer of `size` bytes, or (-1, []) if there is none.

    A link is [a, b, latency, bandwidth] and serves both directions; devices are numbered from 0.
    Of several fastest routes the one is returned that is least as a list of device numbers.
    """
    raise NotImplementedError

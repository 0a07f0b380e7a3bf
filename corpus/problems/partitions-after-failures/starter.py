def partitions(devices: int, links: list[list[int]], failures: list[int]) -> list[list[int]]:
    """Return [number of parts, devices in the largest part] after each failure.

    `links` holds pairs of devices, numbered from 0; a failure is the position of a link in `links`.
    """
    raise NotImplementedError

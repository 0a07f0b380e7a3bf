def partitions(devices: int, links: list[list[int]], failures: list[int]) -> list[list[int]]:
    """Return [parts, largest] after each failure: replayed backwards, failures become unions."""
    first: dict[int, int] = {}  # when each link went down; later failures of it change nothing
    for moment, link in enumerate(failures):
        first.setdefault(link, moment)

    parent = list(range(devices))
    size = [1] * devices
    parts, largest = devices, min(devices, 1)

    def join(link: int) -> None:
        """Bring up a link; the smaller part goes below the larger, so that no tree gets high."""
        nonlocal parts, largest
        a, b = (_root(parent, device) for device in links[link])
        if a != b:
            small, large = sorted((a, b), key=size.__getitem__)
            parent[small] = large
            size[large] += size[small]
            largest = max(largest, size[large])
            parts -= 1

    for link in range(len(links)):
        if link not in first:
            join(link)
    answers = []
    for moment, link in reversed(list(enumerate(failures))):
        answers.append([parts, largest])
        if first[link] == moment:
            join(link)
    answers.reverse()
    return answers


def _root(parent: list[int], device: int) -> int:
    """Return the root of a device's tree, halving the way to it."""
    while parent[device] != device:
        parent[device] = parent[parent[device]]
        device = parent[device]
    return device

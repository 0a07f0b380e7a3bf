def reserve(requests: list[tuple[int, int]], gap: int) -> tuple[int, list[int]]:
    """Return the fewest GPUs that serve all requests, and the number of the GPU of each request.

    A request is (start, stop) with `stop` excluded; after it a GPU is blocked for another `gap` units of time.
    """
    raise NotImplementedError

def reshard(owners: list[int], weights: list[int]) -> list[int]:
    """Return the new node of every item, moving as few as possible.

    owners[i] is the node that holds item i now, -1 or any other number outside the list of nodes if none does.
    """
    raise NotImplementedError

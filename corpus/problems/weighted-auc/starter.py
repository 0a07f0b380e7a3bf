def weighted_auc(scores: list[float], labels: list[int], weights: list[float]) -> float | None:
    """Return the weighted area under the ROC curve, ties counting one half, or None without two classes to compare.

    labels: 1 for flagged, 0 for harmless. weights: not negative. All three lists have the same length.
    """
    raise NotImplementedError

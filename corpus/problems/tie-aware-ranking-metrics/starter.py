def ranking_metrics(scores: list[list[float]], grades: list[list[int]], k: int) -> tuple[float, float, int]:
    """Return (mean NDCG@k, mean reciprocal rank, queries counted), each an expectation over random order among ties.

    scores[q] and grades[q] belong to the items of query q. Queries without a relevant item (grade >= 1) are left out.
    """
    raise NotImplementedError

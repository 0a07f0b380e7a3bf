"""The nearness of a passage is the mean of its nearest texts."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.chunk import Chunk
from retrieval.pool import Pool

QUERY = np.array([1.0, 0.0], dtype=np.float32)


def pool(*cosines: tuple[str, float]) -> Pool:
    counts: dict[str, int] = {}
    chunks = []
    for passage, _ in cosines:
        part = counts[passage] = counts.get(passage, -1) + 1
        chunks.append(Chunk(passage=f"g/s/{passage}", part=part, rounds=(), text="text"))
    rows = np.array([[cosine, (1 - cosine**2) ** 0.5] for _, cosine in cosines], dtype=np.float32).reshape(-1, 2)
    return Pool(chunks, rows)


def test_the_three_nearest_texts_count() -> None:
    found = pool(("a", 0.9), ("a", 0.1), ("a", 0.6), ("a", 0.3)).nearness(QUERY, ["g/s/a"])
    assert found == {"g/s/a": pytest.approx(0.6)}


def test_a_passage_with_fewer_texts_has_the_mean_of_those() -> None:
    found = pool(("a", 0.8), ("b", 0.4), ("b", 0.2)).nearness(QUERY, ["g/s/b", "g/s/a"])
    assert found == {"g/s/a": pytest.approx(0.8), "g/s/b": pytest.approx(0.3)}


def test_only_the_passages_asked_for_are_measured() -> None:
    assert set(pool(("a", 0.8), ("b", 0.4)).nearness(QUERY, ["g/s/b"])) == {"g/s/b"}


def test_nothing_indexed_is_near_to_nothing() -> None:
    assert pool().nearness(QUERY, []) == {}

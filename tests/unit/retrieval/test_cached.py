"""The cache embeds each text once and stays bounded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from retrieval.embedders.cached import CachedEmbedder
from retrieval.embedders.hashing import HashingEmbedder
from tests.unit.retrieval.samples import CountingEmbedder


def test_a_text_is_embedded_once(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting)
    cached.embed(["a", "b", "a"])
    cached.embed(["b", "c"])
    assert counting.seen == ["a", "b", "c"]


def test_rows_equal_the_inner_embedders(counting: CountingEmbedder) -> None:
    texts = ["one", "two", "one", "three"]
    cached = CachedEmbedder(counting, size=2)
    for _ in range(2):
        assert np.array_equal(cached.embed(texts), HashingEmbedder().embed(texts))


def test_the_least_recently_used_text_is_forgotten(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting, size=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        cached.embed([text])
    assert counting.seen == ["a", "b", "c", "b"]


def test_writing_into_a_result_does_not_change_the_next_one(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting)
    cached.embed(["a"])[0, :] = 9.0
    assert np.array_equal(cached.embed(["a"]), HashingEmbedder().embed(["a"]))


def test_no_texts_keep_the_width(counting: CountingEmbedder) -> None:
    assert CachedEmbedder(counting).embed([]).shape == (0, 256)


def test_threads_share_it() -> None:
    cached = CachedEmbedder(HashingEmbedder(), size=10)
    texts = [f"text {n % 25}" for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda text: cached.embed([text])[0], texts))
    assert np.array_equal(np.stack(rows), HashingEmbedder().embed(texts))

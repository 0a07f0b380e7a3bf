"""The embedder without a model is deterministic and near where spelling is near."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.embedders.hashing import HashingEmbedder


def test_rows_are_unit_vectors_of_the_stated_width() -> None:
    rows = HashingEmbedder(dim=64).embed(["router before the all-to-all", "", "!!!", "\ud800"])
    assert rows.shape == (4, 64)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-6)


def test_no_texts_give_no_rows() -> None:
    assert HashingEmbedder().embed([]).shape == (0, 256)


def test_the_same_text_has_the_same_vector_whatever_stands_beside_it() -> None:
    embedder = HashingEmbedder()
    assert np.array_equal(embedder.embed(["a b", "c"])[0], embedder.embed(["a b"])[0])


def test_alike_spelling_is_nearer_than_other_words() -> None:
    query, near, far = HashingEmbedder().embed(["gradient clipping", "clipped gradients", "visa question"])
    assert query @ near > query @ far + 0.2


def test_the_name_tells_widths_apart() -> None:
    assert HashingEmbedder(64).name != HashingEmbedder(128).name

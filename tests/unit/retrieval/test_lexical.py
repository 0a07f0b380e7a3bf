"""Shared words rank texts by the stated formula."""

from __future__ import annotations

import math

import pytest

from retrieval.lexical import Bm25, stem, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kernels", "kernel"),
        ("rounds", "round"),
        ("studies", "study"),
        ("batches", "batch"),
        ("running", "run"),
        ("trained", "training"),
        ("clipping", "clipped"),
        ("caches", "caching"),
        ("rated", "rate"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["bias", "loss", "p8", "moe", "c++", "ring", "kv", "axis"])
def test_words_that_only_look_inflected_are_left_alone(word: str) -> None:
    assert stem(word) == word


def test_stop_words_and_case_do_not_count() -> None:
    assert terms("What is the KV-Cache, and why?") == ["kv", "cach"]


def test_the_score_is_the_documented_formula() -> None:
    index = Bm25({"a": "heap heap stack", "b": "queue"})
    mean, length = 2.0, 3
    idf = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    expected = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * length / mean))
    assert index.scores("heap?") == pytest.approx({"a": expected})


def test_rare_words_weigh_more_and_no_text_passes_the_bound() -> None:
    index = Bm25({str(n): f"common word {'rare' if n == 3 else ''} " * 5 for n in range(9)})
    scores = index.scores("common rare")
    assert max(scores, key=lambda key: scores[key]) == "3"
    assert max(scores.values()) < index.best_possible("common rare")


@pytest.mark.parametrize("query", ["", "the of and", "zzz", "!?"])
def test_nothing_shared_finds_nothing(query: str) -> None:
    assert Bm25({"a": "heap"}).scores(query) == {}


def test_an_empty_index_can_be_asked() -> None:
    assert Bm25({}).scores("heap") == {}

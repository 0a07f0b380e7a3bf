"""A search returns what was asked for: order, filters, bounds, silence."""

from __future__ import annotations

import pytest

from retrieval.embedders.hashing import HashingEmbedder
from retrieval.fusion import answerable
from retrieval.memory import memory_retriever
from retrieval.types import Hit, Retriever
from tests.unit.retrieval.samples import make_guide


@pytest.fixture
def retriever() -> Retriever:
    return memory_retriever([make_guide("one"), make_guide("two")], HashingEmbedder())


def ids(hits: list[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_the_passage_that_says_it_comes_first_and_ties_go_by_id(retriever: Retriever) -> None:
    hits = retriever.search("when do stock grants vest", k=4)
    assert ids(hits)[:2] == ["one/compensation/equity", "two/compensation/equity"]
    assert hits[0].score == hits[1].score > hits[2].score >= hits[3].score


def test_scores_lie_between_zero_and_one(retriever: Retriever) -> None:
    for query in ("stock", "open weights and a low price per token moat business", "zzzz", "\ud800"):
        assert all(0 <= hit.score <= 1 for hit in retriever.search(query, k=50))


def test_filters_hold_alone_and_together(retriever: Retriever) -> None:
    assert all(h.passage.guide == "two" for h in retriever.search("coding", 50, guide="two"))
    assert set(ids(retriever.search("coding", 50, section="areas"))) == {
        "one/areas/coding",
        "two/areas/coding",
    }
    assert ids(retriever.search("coding", 50, guide="one", section="rounds", round_kind="coding")) == [
        "one/rounds/coding"
    ]
    assert retriever.search("coding", 50, guide="nobody") == []


def test_a_round_filter_keeps_its_own_passage_and_its_sections_only(retriever: Retriever) -> None:
    coding = {i.split("/", 1)[1] for i in ids(retriever.search("anything", 50, round_kind="coding"))}
    recruiter = {i.split("/", 1)[1] for i in ids(retriever.search("anything", 50, round_kind="recruiter"))}
    assert coding == {"rounds/coding", "areas/coding"}
    assert recruiter == {"rounds/recruiter", "compensation/equity", "culture/hours", "business/moat"}


def test_at_most_k_hits(retriever: Retriever) -> None:
    assert len(retriever.search("coding", 3)) == 3
    with pytest.raises(ValueError, match="at least 1"):
        retriever.search("coding", 0)


@pytest.mark.parametrize("query", ["", "  \n\t"])
def test_a_blank_query_finds_nothing(retriever: Retriever, query: str) -> None:
    assert retriever.search(query) == []


def test_a_query_of_a_hundred_kilobytes_is_answered(retriever: Retriever) -> None:
    assert len(retriever.search("stock grants " * 8_000, 2)) == 2


def test_no_guides_no_hits() -> None:
    assert memory_retriever([], HashingEmbedder()).search("anything") == []


def test_silence_is_told_from_an_answer(retriever: Retriever) -> None:
    assert answerable(retriever.search("stock grants vest over four years"))
    assert not answerable(retriever.search("qqqq jjjj"))
    assert not answerable([])

"""What stands around a question is taken off, and what is asked is left."""

from __future__ import annotations

import time

import pytest

from corpus.asked import Frames, frames
from corpus.load import Bank
from retrieval.query import Reader
from tests.unit.retrieval.samples import make_guide

GUIDES = tuple(Bank().guides.values())
BOTH = {"ai_researcher", "ml_engineer"}
TEXTS = ("dental plan theory round python culture remote salary answer why company", "people need cuda earn weather")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(GUIDES, frames(), TEXTS)


@pytest.mark.parametrize(
    ("query", "asked", "guides"),
    [
        ("Is there a dental plan at DeepSeek", "Is there a dental plan", BOTH),
        ("is there a dental plan for a DeepSeek ML engineer", "is there a dental plan", {"ml_engineer"}),
        ("for the AI Researcher role: is there a canteen", "is there a canteen", {"ai_researcher"}),
        ("How much do ML engineers earn", "How much do people earn", {"ml_engineer"}),
        ("does a machine learning engineer need CUDA", "does someone need CUDA", {"ml_engineer"}),
        ("DeepSeek's culture", "their culture", BOTH),
        ("how do I answer why DeepSeek", "how do I answer why this company", BOTH),
        ("Hi, could you please tell me what the theory round is, thanks", "what the theory round is", set()),
        ("does DeepSeek pay a salary", "does they pay a salary", BOTH),
        ("what does the guide say about remote work", "remote work", set()),
    ],
)
def test_names_and_openers_are_taken_off(reader: Reader, query: str, asked: str, guides: set[str]) -> None:
    reading = reader.read(query)
    assert (reading.text, set(reading.guides)) == (asked, guides)


@pytest.mark.parametrize("query", ["DeepSeek-V3 routing", "GRPO in DeepSeek R1", "DeepSeekMoE"])
def test_the_name_of_a_model_is_no_company(reader: Reader, query: str) -> None:
    assert reader.read(query).text == query


@pytest.mark.parametrize("query", ["salary of a data engineer", "what does a QA engineer do", "data scientist rounds"])
def test_another_role_is_left_as_it_is(reader: Reader, query: str) -> None:
    assert reader.read(query) == (query, frozenset())


def test_a_query_that_is_all_frame_is_kept(reader: Reader) -> None:
    assert reader.read("AI Researcher").text == "AI Researcher"
    assert reader.read("hi").text == "hi"
    assert reader.read("\ud800 \x00").text


def test_a_slip_is_mended_where_one_word_is_meant_and_real_words_are_left(reader: Reader) -> None:
    assert reader.read("pyhton in the theory ruond").text == "python in the theory round"
    assert reader.read("dentall salry").text == "dental salary"
    assert reader.read("hiking boots for NIPS").text == "hiking boots for NIPS"
    assert reader.read("RLHF sgd adm").text == "RLHF sgd adm"


def test_an_imported_guides_company_and_role_count_too() -> None:
    reader = Reader([make_guide()], Frames(roles={}, openers=("hi",), closers=("thanks",)), TEXTS)
    assert reader.read("salary at Acme for a tester") == ("salary", frozenset({"tester"}))


@pytest.mark.parametrize("piece", ["a", " ,", "x" * 40 + " ", "for the ", "? ", "thanks ", "hi, ", "from a, "])
def test_an_endless_query_is_read_in_no_time(reader: Reader, piece: str) -> None:
    start = time.process_time()
    reader.read(piece * (50_000 // len(piece)))
    assert time.process_time() - start < 2

"""Passages become texts of readable length, and nothing is lost on the way."""

from __future__ import annotations

from corpus.asked import asked_about
from corpus.load import Bank
from corpus.types import Guide
from retrieval.chunk import MAX_WORDS, chunks_of
from tests.unit.retrieval.samples import make_guide


def words_in(guide: Guide) -> list[list[str]]:
    return [chunk.text.split() for chunk in chunks_of([guide])]


def test_a_passage_is_indexed_whole_and_as_its_title_its_place_and_its_sentences() -> None:
    guide = make_guide(texts={"faq/pay": "Paid in cash. Never late."})
    assert [(c.id, c.text) for c in chunks_of([guide])] == [
        ("tester/faq/pay#0", "Pay. Paid in cash. Never late."),
        ("tester/faq/pay#1", "Pay"),
        ("tester/faq/pay#2", "Faq: Pay"),
        ("tester/faq/pay#3", "Paid in cash."),
        ("tester/faq/pay#4", "Never late."),
    ]


def test_a_shipped_passage_is_indexed_with_what_people_ask_about_it() -> None:
    guide = Bank().guides["ml_engineer"]
    texts = [chunk.text for chunk in chunks_of([guide]) if chunk.passage == "ml_engineer/faq/resume"]
    lines = asked_about(guide)["ml_engineer/faq/resume"]
    assert texts[0].startswith("How should the resume look?. ")
    assert texts[-len(lines) :] == list(lines)


def test_a_long_passage_is_cut_between_sentences_without_losing_one() -> None:
    sentences = [f"Sentence number {n} says something of some length about point {n}." for n in range(60)]
    chunks = chunks_of([make_guide(texts={"faq/long": " ".join(sentences)})])
    assert len(chunks) > 3
    assert {chunk.passage for chunk in chunks} == {"tester/faq/long"}
    assert len({chunk.id for chunk in chunks}) == len(chunks)
    for sentence in sentences:
        assert any(sentence in chunk.text for chunk in chunks)
    assert all(len(chunk.text.split()) <= MAX_WORDS + 1 for chunk in chunks)


def test_a_text_without_sentence_ends_is_cut_by_count() -> None:
    run = [f"word{n}" for n in range(1000)]
    chunks = words_in(make_guide(texts={"faq/run": " ".join(run)}))
    assert {word for words in chunks for word in words} >= set(run)
    assert max(map(len, chunks)) <= MAX_WORDS + 1


def test_the_digest_follows_the_text_alone() -> None:
    one, two = (
        chunks_of([make_guide(texts={"faq/a": first, "faq/b": "The same."})]) for first in ("Old words.", "New words.")
    )
    assert one[0].digest != two[0].digest
    assert one[1].digest == two[1].digest

"""What of a candidate's words is worth saying back, and how."""

from __future__ import annotations

import pytest

from agent.speech import QUOTE_WORDS, beginning, fragment, in_a_sentence


@pytest.mark.parametrize(
    ("said", "repeated"),
    [
        ("With scores like that, the softmax is nearly one-hot.", "the softmax is nearly one-hot"),
        ("Scale down slowly then: remove one only after ten quiet minutes.", "remove one only after ten quiet minutes"),
        ("Honestly his best argument was memory.", "his best argument was memory"),
        ("First token: prefill eats most of it", "prefill eats most of it"),
    ],
)
def test_a_clause_that_stands_on_its_own_is_repeated(said: str, repeated: str) -> None:
    assert fragment(said) == repeated
    assert repeated in said


@pytest.mark.parametrize(
    "said",
    [
        "with four cards at forty percent",
        "Left.",
        'He called it "the big one" there.',
        "A replica that is about to go away must first of all stop taking any new requests at all.",
    ],
)
def test_nothing_is_repeated_where_nothing_reads_well(said: str) -> None:
    assert fragment(said) == ""


def test_the_clause_about_what_was_wanted_goes_first() -> None:
    said = "The queue is short, the cache holds every past token, and that is all there is."
    assert fragment(said, ["How much memory does the cache need for each token?"]) == "the cache holds every past token"


def test_where_something_must_be_quoted_it_is_the_beginning_word_for_word() -> None:
    said = "With four cards at forty percent of their peak we would get there in about two hundred milliseconds."
    assert beginning(said) in said
    assert len(beginning(said).split()) == QUOTE_WORDS


def test_a_topic_is_small_inside_a_sentence_unless_it_is_a_name() -> None:
    assert in_a_sentence("A technical disagreement") == "a technical disagreement"
    assert in_a_sentence("MoE load balancing") == "MoE load balancing"

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.rounds import ROUNDS
from agent.speech import QUOTE_WORDS, Voice, beginning, fill, fragment, in_a_sentence, phrases
from corpus.load import Bank

PERSONAS = sorted({spec.persona for spec in ROUNDS.values()})
ALLOWED = {"quote", "text", "topic", "minutes"}
PRAISE = ("great", "excellent", "amazing", "impressive", "well done", "perfect", "awesome", "interesting", "as an ai")


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_wording_is_used_before_any_is_used_again(persona: str) -> None:
    values = {"text": "T", "quote": "Q", "topic": "P", "minutes": "60"}
    for what, variants in phrases(persona).items():
        voice = Voice(persona, 3)
        said = [voice.say(what, times, **values) for times in range(2 * len(variants))]
        assert len(set(said[: len(variants)])) == len(variants), what
        assert said[: len(variants)] == said[len(variants) :]


def test_the_seed_changes_the_order_and_nothing_else() -> None:
    orders = {tuple(Voice("theorist", seed).say("next", n, text="") for n in range(5)) for seed in range(12)}
    assert len(orders) > 3
    assert len({frozenset(order) for order in orders}) == 1


@pytest.mark.parametrize("persona", PERSONAS)
def test_phrases_ask_one_thing_praise_nothing_and_name_only_what_can_be_filled(persona: str) -> None:
    for what, variants in phrases(persona).items():
        for variant in variants:
            assert variant.count("?") <= 1, (what, variant)
            assert len(variant.split()) < 60
            assert not any(word in variant.lower() for word in PRAISE), (what, variant)
            named = {part.split("}")[0] for part in variant.split("{")[1:]}
            assert named <= ALLOWED, (what, variant)


def test_braces_in_the_candidates_words_stay_what_they_are() -> None:
    assert fill('You said "{quote}". {text}', {"quote": "{text} {0} {{}}", "text": "Why?"}) == (
        'You said "{text} {0} {{}}". Why?'
    )


@given(st.text(max_size=300))
def test_whatever_is_quoted_was_said_word_for_word(text: str) -> None:
    piece = fragment(text)
    assert piece in text
    assert len(piece.split()) <= QUOTE_WORDS
    assert "\n" not in piece


@given(st.text(max_size=300), st.text(max_size=100))
def test_filling_leaves_no_placeholder_of_ours_and_never_fails(quote: str, text: str) -> None:
    assert isinstance(fill('"{quote}": {text} {missing}', {"quote": quote, "text": text}), str)


def test_a_fragment_of_every_sample_answer_is_verbatim(bank: Bank) -> None:
    for question in bank.questions.values():
        for answer in (question.answers.strong, question.answers.partial, question.answers.weak):
            piece = fragment(answer, [p.point for p in question.key_points])
            assert piece in answer
            assert '"' not in piece


def test_the_clause_nearest_to_the_point_is_quoted() -> None:
    said = "I looked at the dashboards first, the router sends everything to two experts, and we met on Monday."
    assert fragment(said, ["The router sends most tokens to a few experts."]) == (
        "the router sends everything to two experts"
    )


def test_the_beginning_of_a_quote_is_short_and_verbatim() -> None:
    said = "one two three four five six seven eight nine ten eleven twelve"
    assert beginning(said) == "one two three four five six seven eight nine ten eleven"
    assert beginning("") == ""


def test_a_topic_inside_a_sentence_is_small_unless_it_is_a_name() -> None:
    assert in_a_sentence("Idle experts") == "idle experts"
    assert in_a_sentence("MoE routing") == "MoE routing"
    assert in_a_sentence("") == ""

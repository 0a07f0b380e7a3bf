"""What the entailment network learns from is whole, and keeps apart what it is measured on."""

from __future__ import annotations

import random

import pytest

from bench.bank_pairs import CONTRADICTED, ENTAILED
from bench.labelled import for_tuning, load
from bench.own_pairs import CLAIMS, answer_sentences, bank_claims, claim_pairs, rows, turn_sentences, whole_answers
from bench.perturb import exchange_roles
from corpus.load import Bank

BANK = Bank().questions


def test_every_near_miss_belongs_to_a_key_point_and_every_key_point_has_one() -> None:
    points = {(question.id, point.id) for question in BANK.values() for point in question.all_points}
    assert {(row["question"], row["point"]) for row in rows("near")} == points
    assert all(row["near"] and len(row["close"]) == 3 and row["apart"] for row in rows("near"))
    assert all(len(row["said"]) == 3 and len(row["half"]) == 1 for row in rows("near"))


def test_of_the_banks_claims_no_fewer_right_repetitions_are_learnt_than_opposites() -> None:
    labels = [label for _, _, label in bank_claims(random.Random(0))]
    assert labels.count(ENTAILED) >= labels.count(CONTRADICTED)


def test_answers_are_labelled_for_every_key_point() -> None:
    for row in rows("answers"):
        assert set(row["labels"]) == {point.id for point in BANK[row["question"]].key_points}
        for stance, at in row["labels"].values():
            assert stance in ("met", "missed", "contradicted", "unclear")
            assert bool(at) == (stance in ("met", "contradicted")) or stance == "unclear"
            assert all(0 <= i < len(row["sentences"]) for i in at)


@pytest.mark.parametrize("name", ["turns", "interviews"])
def test_answers_to_other_questions_are_labelled_for_every_claim(name: str) -> None:
    for row in rows(name):
        for answer in row["answers"]:
            assert len(answer["labels"]) == len(row["claims"])
            for stance, at in answer["labels"]:
                assert stance in ("met", "missed", "contradicted", "unclear")
                assert bool(at) == (stance != "missed")
                assert all(0 <= i < len(answer["sentences"]) for i in at)


@pytest.mark.parametrize("name", ["turns", "interviews"])
def test_the_sentences_that_decide_are_learnt_with_their_label(name: str) -> None:
    learnt = {pair for held in (False, True) for pair in turn_sentences(random.Random(0), held, name)}
    for row in rows(name):
        for answer in row["answers"]:
            for claim, (stance, at) in zip(row["claims"], answer["labels"], strict=True):
                said = " ".join(answer["sentences"][i] for i in at)
                assert stance != "met" or (said, claim, ENTAILED) in learnt


def test_no_answer_that_the_judge_is_measured_on_is_learnt_from() -> None:
    learnt = {" ".join(row["sentences"]) for row in rows("answers")}
    assert learnt.isdisjoint({answer.text for answer in load()})


def test_a_network_to_measure_with_learns_no_answer_to_a_question_that_is_measured() -> None:
    measured = [row for row in rows("answers") if not for_tuning(row["question"])]
    whole = {" ".join(row["sentences"]) for row in measured}
    alone = {sentence for row in measured for sentence in row["sentences"]}
    assert whole & {text for text, _, _ in whole_answers()}
    assert not whole & {text for text, _, _ in whole_answers(blind=True)}
    assert alone & {text for text, _, _ in answer_sentences(random.Random(0))}
    assert not alone & {text for text, _, _ in answer_sentences(random.Random(0), blind=True)}


def test_a_claim_is_learnt_from_or_measured_never_both() -> None:
    for name in CLAIMS:
        learnt, held = ({claim for _, claim, _ in claim_pairs(name, side)} for side in (False, True))
        assert {row["claim"] for row in rows(name)} <= learnt | held
        assert not {row["claim"] for row in rows(name)} & learnt & held


def test_no_text_is_right_and_wrong_of_one_claim() -> None:
    for name in CLAIMS:
        for row in rows(name):
            sides = [set(row[side]) for side in ("entailed", "contradicted", "neutral")]
            assert len(sides[0] | sides[1] | sides[2]) == sum(map(len, sides)), row["claim"]


def test_who_did_what_to_whom_is_exchanged_only_where_the_order_tells() -> None:
    assert exchange_roles("The sender acknowledges the receiver.") == "The receiver acknowledges the sender."
    assert exchange_roles("The sender and the receiver agree.") is None
    assert exchange_roles("The queue is long.") is None
    assert exchange_roles("The pump is the heart of it.") is None

"""What the entailment network learns from is whole, and keeps apart what it is measured on."""

from __future__ import annotations

from bench.labelled import for_tuning, load
from bench.own_pairs import claim_pairs, rows
from corpus.load import Bank

BANK = Bank().questions


def test_every_near_miss_belongs_to_a_key_point_and_every_key_point_has_one() -> None:
    points = {
        (question.id, point.id)
        for question in BANK.values()
        for point in (*question.key_points, *(question.twist.key_points if question.twist else ()))
    }
    assert {(row["question"], row["point"]) for row in rows("near")} == points


def test_answers_are_labelled_for_every_key_point_and_belong_to_the_tuning_half() -> None:
    for row in rows("answers"):
        assert for_tuning(row["question"]), row["question"]
        assert set(row["labels"]) == {point.id for point in BANK[row["question"]].key_points}
        for stance, at in row["labels"].values():
            assert stance in ("met", "missed", "contradicted", "unclear")
            assert bool(at) == (stance in ("met", "contradicted")) or stance == "unclear"
            assert all(0 <= i < len(row["sentences"]) for i in at)


def test_no_answer_that_the_judge_is_measured_on_is_learnt_from() -> None:
    learnt = {" ".join(row["sentences"]) for row in rows("answers")}
    assert learnt.isdisjoint({answer.text for answer in load()})


def test_a_claim_is_learnt_from_or_measured_never_both() -> None:
    for name in ("claims", "short"):
        learnt, held = ({claim for _, claim, _ in claim_pairs(name, side)} for side in (False, True))
        assert {row["claim"] for row in rows(name)} <= learnt | held
        assert not {row["claim"] for row in rows(name)} & learnt & held


def test_no_text_is_right_and_wrong_of_one_claim() -> None:
    for name in ("claims", "short"):
        for row in rows(name):
            sides = [set(row[side]) for side in ("entailed", "contradicted", "neutral")]
            assert len(sides[0] | sides[1] | sides[2]) == sum(map(len, sides)), row["claim"]

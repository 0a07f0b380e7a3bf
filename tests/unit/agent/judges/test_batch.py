from __future__ import annotations

from typing import Any

import pytest

from agent.judges.batch import RecordError, RecordOut, grade, parse
from agent.judges.claims import from_reference
from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import Unread
from retrieval.embedders.hashing import HashingEmbedder

REFERENCE = "Gradient clipping limits the norm of the gradient. It prevents exploding updates after rare spikes."


def graded(**raw: Any) -> RecordOut:
    return grade(parse(raw), EmbeddedJudge(HashingEmbedder(), reader=Unread()), lambda _: None)


def test_a_reference_is_split_into_claims_and_a_scrap_stays_with_its_neighbour() -> None:
    assert [t.text for t in from_reference(REFERENCE + " Yes.")][1].endswith("rare spikes. Yes.")
    assert len(from_reference("No. The arrivals come in bursts.")) == 1


def test_a_good_answer_scores_above_a_vague_one_above_none() -> None:
    question = "What does clipping do?"
    good = graded(question=question, reference=REFERENCE, answer=REFERENCE).score
    vague = graded(question=question, reference=REFERENCE, answer="It changes the gradient in some way.").score
    none = graded(question=question, reference=REFERENCE, answer="").score
    assert good is not None
    assert vague is not None
    assert good > 0.8
    assert good > vague > 0
    assert none == 0.0


def test_points_come_back_in_order_with_their_texts() -> None:
    out = graded(
        id=7, question="q", answer="a b", key_points=["first point here", {"point": "second point", "weight": 2}]
    )
    assert out.id == 7
    assert [p.text for p in out.points] == ["first point here", "second point"]


def test_weights_decide_how_much_a_point_counts() -> None:
    points = [{"point": "Warmup is longer.", "weight": 9}, {"point": "Clipping is a safety net.", "weight": 1}]
    heavy = graded(question="q", answer="The warmup is longer.", key_points=points).score
    light = graded(question="q", answer="Clipping is a safety net.", key_points=points).score
    assert heavy is not None
    assert light is not None
    assert heavy > light + 0.3


def test_an_answer_in_another_language_is_not_scored() -> None:
    out = graded(question="q", answer="梯度裁剪限制了梯度的范数，防止训练发散", reference=REFERENCE)
    assert (out.scored, out.score) == (False, None)
    assert "language" in out.flags


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ({"answer": "x", "question": "q"}, "needed to grade against"),
        ({"answer": "x", "reference": "r", "colour": 1}, "colour"),
        ({"answer": 5, "reference": "r"}, "answer"),
        ({"answer": "x", "question_id": "no-such"}, "no question 'no-such'"),
        ({"answer": "x", "key_points": [{"point": "p", "weight": -1}]}, "weight"),
        ({"answer": "x", "key_points": [""]}, "key_points"),
    ],
)
def test_a_bad_record_is_refused_with_the_field(raw: dict[str, Any], what: str) -> None:
    with pytest.raises(RecordError, match=what):
        graded(**raw)


def test_keys_that_data_sets_carry_are_passed_by() -> None:
    assert graded(question="q", answer="x", reference=REFERENCE, label="correct", max_score=5).scored


def test_lone_surrogates_do_not_break_a_record() -> None:
    assert graded(question="q", answer="bad \ud800 text here", reference=REFERENCE).scored

"""What counts as heard: only what was asked and answered."""

from __future__ import annotations

from agent.interview import Interview
from agent.nodes.judge import first_met
from agent.services import Services
from rubrics.types import Evidence, Judgement
from tests.unit.agent.samples import SUBSTANCE


def coding(services: Services) -> Interview:
    return Interview.start("ml_engineer", None, ["coding"], 3, services, items=["longest-clean-span"])


def test_a_twist_that_was_not_answered_is_not_judged(services: Services) -> None:
    question = services.bank.questions["moe-idle-experts"]
    interview = Interview.start("ai_researcher", None, ["ml_theory"], 3, services, items=[question.id])
    everything = " and ".join(point.id for point in question.key_points)
    reply = interview.reply(f"{SUBSTANCE}: {everything}.")
    assert reply.turns[-1].kind == "twist"
    interview.stop()
    assert question.twist is not None
    listed = {point.id for point in interview.report().questions[0].points}
    assert listed.isdisjoint(point.id for point in question.twist.key_points)


def test_stopping_before_half_of_the_questions_gives_no_verdict(services: Services) -> None:
    interview = Interview.start("ai_researcher", None, ["ml_theory"], 3, services)
    interview.reply(SUBSTANCE)
    interview.stop()
    report = interview.report()
    assert len(report.questions) == 1
    assert report.decision.outcome == "not_enough"


def test_talk_about_a_problem_that_is_left_by_stopping_is_not_scored(services: Services) -> None:
    interview = coding(services)
    interview.reply(SUBSTANCE)
    interview.stop()
    report = interview.report()
    assert report.decision.outcome == "not_enough"
    assert all(score.value is None for score in report.scores)


def test_a_skipped_problem_is_scored_as_nothing_submitted(services: Services) -> None:
    interview = coding(services)
    interview.skip()
    assert next(s for s in interview.report().scores if s.criterion == "coding_quality").value == 1


def test_a_point_that_stays_met_keeps_the_words_that_met_it_first() -> None:
    def found(turn: int, stance: str) -> Judgement:
        return Judgement(
            evidence=(
                Evidence.model_validate(
                    {"point": "a", "stance": stance, "p_met": 0.9, "confidence": 0.8, "turn": turn, "quote": "x"}
                ),
            )
        )

    assert first_met(found(2, "met"), found(4, "met"))[0].turn == 2
    assert first_met(found(2, "unclear"), found(4, "met"))[0].turn == 4
    assert first_met(found(2, "met"), found(4, "contradicted"))[0].stance == "contradicted"

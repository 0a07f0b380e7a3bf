"""Sums from evidence to scores: bounded, monotone, and silent where too little was heard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.grade import CUTS, grade_criteria, grade_questions, grade_round, value_of
from rubrics.types import Asked, CodeFacts, Evidence, PointAsked, Score, Transcript
from tests.unit.rubrics.samples import ENGINEER, RESEARCHER, asked, found, point, rubric, said, sat, transcript

RUBRIC = rubric()
WORDS = "words that were said"
CRITERIA = [c.id for c in RUBRIC.criteria]


def scores_of(interview: Transcript, *, twist_counts: bool = True) -> dict[str, Score]:
    questions, _ = grade_questions(interview, twist_counts=twist_counts)
    return {s.criterion: s for s in grade_criteria(RUBRIC, interview, questions, twist_counts=twist_counts)}


def one(points: list[PointAsked], evidence: list[Evidence] | None, **more: object) -> Transcript:
    return transcript([asked(points, evidence, **more)], [said(1, WORDS)])


def met(name: str, confidence: float = 0.9) -> Evidence:
    return found(name, "met", 1, WORDS, confidence)


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[PointAsked], list[Evidence]]:
    size = draw(st.integers(1, 8))
    points, evidence = [], []
    for i in range(size):
        criteria = draw(st.lists(st.sampled_from(CRITERIA), min_size=1, max_size=3, unique=True))
        points.append(point(f"p{i}", draw(st.integers(1, 3)), criteria, twist=draw(st.booleans())))
        stance = draw(st.sampled_from(["met", "missed", "contradicted", "unclear"]))
        quote = "" if stance == "missed" else WORDS
        evidence.append(found(f"p{i}", stance, 1 if quote else None, quote, draw(st.floats(0, 1))))
    return points, evidence


class TestValues:
    def test_the_cuts_are_where_they_are_stated(self) -> None:
        assert [value_of(s) for s in (0.0, 0.29, 0.30, 0.54, 0.55, 0.79, 0.80, 1.0)] == [1, 1, 2, 2, 3, 3, 4, 4]

    @settings(deadline=None)
    @given(st.floats(0, 1), st.floats(0, 1))
    def test_more_earned_is_never_a_lower_score(self, one_share: float, other: float) -> None:
        low, high = sorted((one_share, other))
        assert 1 <= value_of(low) <= value_of(high) <= len(CUTS) + 1


class TestCriteria:
    @settings(deadline=None)
    @given(judged(), st.booleans())
    def test_scores_and_bands_stay_in_bounds(
        self, case: tuple[list[PointAsked], list[Evidence]], twist_counts: bool
    ) -> None:
        for score in scores_of(one(*case), twist_counts=twist_counts).values():
            if score.share is None:
                assert score.value is None
                assert score.not_assessed
                continue
            assert score.low is not None
            assert score.high is not None
            assert 0.0 <= score.low <= score.share <= score.high <= 1.0
            assert score.value in (1, 2, 3, 4)
            assert 0.0 <= score.confidence <= 1.0

    @settings(deadline=None)
    @given(judged(), st.booleans(), st.data())
    def test_a_missed_point_becoming_met_lowers_no_score(
        self, case: tuple[list[PointAsked], list[Evidence]], twist_counts: bool, data: st.DataObject
    ) -> None:
        points, evidence = case
        at = data.draw(st.integers(0, len(points) - 1))
        worse = [*evidence[:at], found(f"p{at}", "missed"), *evidence[at + 1 :]]
        better = [*evidence[:at], met(f"p{at}"), *evidence[at + 1 :]]
        before = scores_of(one(points, worse), twist_counts=twist_counts)
        after = scores_of(one(points, better), twist_counts=twist_counts)
        for name in CRITERIA:
            assert (after[name].share or 0.0) >= (before[name].share or 0.0)

    def test_too_little_heard_is_not_assessed_and_says_what_would_help(self) -> None:
        score = scores_of(one([point("one", 2)], [met("one")]))["ml_depth"]
        assert (score.value, score.share) == (None, None)
        assert "ML theory" in score.not_assessed

    def test_points_that_could_not_be_scored_do_not_count_as_heard(self) -> None:
        points = [point("one", 2), point("two", 3)]
        assert scores_of(one(points, [met("one"), found("two", "met", 1, "never said")]))["ml_depth"].value is None

    def test_the_anchor_is_the_one_of_the_value(self) -> None:
        score = scores_of(one([point("one", 3), point("two", 3)], [met("one"), met("two")]))["ml_depth"]
        assert score.value == 4
        assert score.anchor == RUBRIC.criterion("ml_depth").anchors[3]  # type: ignore[union-attr]

    def test_a_judge_in_doubt_widens_the_band(self) -> None:
        points = [point("one", 2), point("two", 2)]

        def width(confidence: float) -> float:
            unsure = [met("one", confidence), found("two", "missed", confidence=confidence)]
            score = scores_of(one(points, unsure))["ml_depth"]
            return (score.high or 0.0) - (score.low or 0.0)

        assert width(1.0) < width(0.8) < width(0.4) <= width(0.0)

    def test_a_missed_twist_lowers_no_criterion_where_it_is_a_bonus(self) -> None:
        points = [point("one", 2), point("two", 1), point("extra", 3, twist=True), point("three", 3)]
        interview = one(points, [met("one"), met("two"), met("three"), found("extra", "missed")])
        assert scores_of(interview, twist_counts=False)["ml_depth"].share == 1.0
        assert scores_of(interview, twist_counts=True)["ml_depth"].share == pytest.approx(2 / 3, abs=1e-3)

    def test_code_alone_is_enough_to_assess_a_coding_criterion(self) -> None:
        facts = CodeFacts(ran=True, visible_passed=2, visible_total=2, hidden_passed=9, hidden_total=9, submissions=1)
        score = scores_of(one([], [], code=facts, code_criteria=("coding_under_pressure",)))["coding_under_pressure"]
        assert score.value == 4

    def test_every_weight_names_a_level_of_its_guide(self) -> None:
        for guide in (RESEARCHER, ENGINEER):
            levels = {level.id for level in guide.levels}
            assert all(set(c.weights) <= levels for c in rubric(guide).criteria)


class TestRounds:
    def question(self, name: str, stance: str, weight: int) -> Asked:
        quote = "" if stance == "missed" else WORDS
        return asked([point("one", weight)], [found("one", stance, 1, quote)], question=name)

    def test_questions_count_by_their_points(self) -> None:
        both = transcript([self.question("big", "met", 3), self.question("small", "missed", 1)], [said(1, WORDS)])
        questions, _ = grade_questions(both, twist_counts=True)
        assert grade_round(sat(), questions).share == 0.75

    def test_a_round_that_was_not_answered_is_not_assessed(self) -> None:
        graded = grade_round(sat(status="stopped"), ())
        assert (graded.value, graded.share) == (None, None)
        assert "answered" in graded.why_not_assessed

    def test_a_round_that_could_not_be_judged_does_not_blame_the_candidate(self) -> None:
        questions, _ = grade_questions(one([point("one", 3)], None), twist_counts=True)
        graded = grade_round(sat(), questions)
        assert graded.value is None
        assert graded.why_not_assessed.startswith("None of its answers could be scored")

    def test_questions_of_other_rounds_do_not_count(self) -> None:
        questions, _ = grade_questions(one([point("one", 3)], [met("one")]), twist_counts=True)
        assert grade_round(sat(1), questions).share is None

    def test_a_spoken_follow_up_to_a_problem_is_graded_like_any_question(self) -> None:
        interview = one([point("one", 3)], [met("one")], question="lru-token-cache/growth", kind="coding")
        questions, dropped = grade_questions(interview, twist_counts=True)
        assert (questions[0].share, dropped) == (1.0, 0)

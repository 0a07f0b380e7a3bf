"""What a key point earns: stated credits, checked quotes, help that belongs to the question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.credit import CODE_WEIGHT, STANCE_CREDIT, code_share, grade_points, is_quoted, marks, question_share
from rubrics.grade import BAR, value_of
from rubrics.types import CodeFacts, PointResult
from tests.unit.rubrics.samples import asked, found, point, said, told

POINTS = (point("one"), point("two"))
STANCES = ("met", "missed", "contradicted", "unclear", "not_scored")


def result(stance: str, weight: int = 2, helped: str = "", *, twist: bool = False) -> PointResult:
    factor = {"": 1.0, "probe": 0.85, "hint": 0.6}[helped if stance in ("met", "unclear") else ""]
    credit = None if stance == "not_scored" else STANCE_CREDIT[stance] * factor
    return PointResult.model_validate(
        {
            "id": "p",
            "text": "A claim.",
            "weight": weight,
            "stance": stance,
            "credit": credit,
            "helped": helped,
            "twist": twist,
        }
    )


results = st.builds(
    lambda stance, weight, helped, twist: result(stance, weight, helped, twist=twist),
    st.sampled_from(STANCES),
    st.integers(1, 3),
    st.sampled_from(["", "probe", "hint"]),
    st.booleans(),
)


@st.composite
def facts(draw: st.DrawFn) -> CodeFacts:
    visible, hidden = draw(st.integers(0, 5)), draw(st.integers(0, 30))
    return CodeFacts(
        ran=draw(st.booleans()),
        submissions=draw(st.integers(0, 3)),
        visible_total=visible,
        visible_passed=draw(st.integers(0, visible)),
        hidden_total=hidden,
        hidden_passed=draw(st.integers(0, hidden)),
        growth_ok=draw(st.sampled_from([None, True, False])),
    )


class TestQuotes:
    def test_words_that_stand_in_the_candidates_turn_are_believed(self) -> None:
        assert is_quoted(found("one", "met", 1, "sum of products"), [said(1, "a sum of products")])

    @pytest.mark.parametrize("quote", ["sum of sums", "Sum of products", ""])
    def test_words_that_are_not_there_are_not_believed(self, quote: str) -> None:
        assert not is_quoted(found("one", "met", 1, quote), [said(1, "a sum of products")])

    @pytest.mark.parametrize("speaker", ["interviewer", "runner"])
    def test_words_of_anyone_else_are_not_believed(self, speaker: str) -> None:
        turn = said(1, "a sum of products").model_copy(update={"speaker": speaker})
        assert not is_quoted(found("one", "met", 1, "sum of products"), [turn])

    def test_a_turn_that_does_not_exist_is_not_believed(self) -> None:
        assert not is_quoted(found("one", "met", 9, "sum"), [said(1, "sum")])
        assert not is_quoted(found("one", "met", None, "sum"), [said(1, "sum")])

    @pytest.mark.parametrize("stance", ["met", "unclear", "contradicted"])
    def test_an_invented_quote_is_dropped_and_counted_and_neither_helps_nor_hurts(self, stance: str) -> None:
        graded, dropped = grade_points(
            asked(POINTS, [found("one", stance, 1, "never said"), found("two", "missed")]), [said(1, "hello")]
        )
        assert dropped == 1
        assert (graded[0].stance, graded[0].credit, graded[0].quote) == ("not_scored", None, None)
        assert graded[1].credit == 0.0

    def test_the_interviewers_words_are_never_credited(self) -> None:
        turns = [told(0, "ask", text="Softmax saturates, does it?"), said(1, "yes")]
        graded, dropped = grade_points(asked(POINTS[:1], [found("one", "met", 0, "Softmax saturates")]), turns)
        assert (graded[0].credit, dropped) == (None, 1)


class TestJudgeFailure:
    def test_no_judgement_is_not_scored_and_not_zero(self) -> None:
        graded, dropped = grade_points(asked(POINTS, None), [said(1, "words")])
        assert [p.stance for p in graded] == ["not_scored", "not_scored"]
        assert question_share(graded, None, twist_counts=True) is None
        assert dropped == 0

    def test_a_point_the_judge_left_out_leaves_the_share_to_the_others(self) -> None:
        graded, _ = grade_points(asked(POINTS, [found("one", "met", 1, "words")]), [said(1, "words")])
        assert question_share(graded, None, twist_counts=True) == 1.0


class TestHelp:
    def test_a_point_made_unprompted_earns_all(self) -> None:
        assert self.credit([said(1, "words")], 1) == 1.0

    def test_a_probe_and_a_challenge_take_a_little(self) -> None:
        assert self.credit([told(0, "probe", "one"), said(1, "words")], 1) == 0.85
        assert self.credit([told(0, "challenge", "one"), said(1, "words")], 1) == 0.85

    def test_a_hint_takes_more_even_with_a_probe(self) -> None:
        assert self.credit([told(0, "hint", "one"), told(1, "probe", "one"), said(2, "words")], 2) == 0.6

    def test_help_on_another_point_costs_nothing(self) -> None:
        assert self.credit([told(0, "hint", "two"), said(1, "words")], 1) == 1.0

    def test_help_after_the_words_costs_nothing(self) -> None:
        assert self.credit([said(1, "words"), told(2, "hint", "one")], 1) == 1.0

    def test_help_on_a_point_of_the_same_name_in_another_question_costs_nothing(self) -> None:
        assert self.credit([told(0, "hint", "one", question="other"), said(1, "words")], 1) == 1.0

    def test_a_wrong_claim_is_not_softened_by_help(self) -> None:
        turns = [told(0, "hint", "one"), said(1, "words")]
        graded, _ = grade_points(asked(POINTS[:1], [found("one", "contradicted", 1, "words")]), turns)
        assert (graded[0].credit, graded[0].helped) == (-0.25, "")

    def credit(self, turns: list, at: int) -> float | None:
        graded, _ = grade_points(asked(POINTS[:1], [found("one", "met", at, "words")]), turns)
        return graded[0].credit


class TestShare:
    @settings(deadline=None)
    @given(st.lists(results, max_size=9), st.none() | facts(), st.booleans())
    def test_a_share_stays_between_nothing_and_all(
        self, points: list[PointResult], code: CodeFacts | None, twist_counts: bool
    ) -> None:
        share = question_share(points, code, twist_counts=twist_counts)
        assert share is None or 0.0 <= share <= 1.0

    @settings(deadline=None)
    @given(st.lists(results, min_size=1, max_size=9), st.none() | facts(), st.booleans(), st.data())
    def test_a_missed_point_becoming_met_never_lowers_the_share(
        self, points: list[PointResult], code: CodeFacts | None, twist_counts: bool, data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(0, len(points) - 1))
        weight, twist = points[at].weight, points[at].twist
        helped = data.draw(st.sampled_from(["", "probe", "hint"]))
        missed = [*points[:at], result("missed", weight, twist=twist), *points[at + 1 :]]
        met = [*points[:at], result("met", weight, helped, twist=twist), *points[at + 1 :]]
        before = question_share(missed, code, twist_counts=twist_counts)
        after = question_share(met, code, twist_counts=twist_counts)
        assert (after or 0.0) >= (before or 0.0)

    def test_a_missed_twist_costs_nothing_where_it_is_a_bonus(self) -> None:
        points = [result("met"), result("missed", twist=True)]
        assert question_share(points, None, twist_counts=False) == 1.0
        assert question_share(points, None, twist_counts=True) == 0.5

    def test_a_twist_that_is_a_bonus_adds_half_its_weight(self) -> None:
        assert marks(result("met", 2, twist=True), twist_counts=False) == (1.0, 0.0)

    def test_code_weighs_as_ten_points_of_weight_one(self) -> None:
        code = CodeFacts(ran=True, visible_passed=0, visible_total=1, hidden_total=1, submissions=1)
        assert question_share([result("met", CODE_WEIGHT)], code, twist_counts=True) == 0.5


class TestCode:
    @settings(deadline=None)
    @given(facts())
    def test_the_part_passed_stays_between_nothing_and_all(self, code: CodeFacts) -> None:
        share = code_share(code)
        assert share is None or 0.0 <= share <= 1.0

    @settings(deadline=None)
    @given(facts())
    def test_one_more_hidden_case_never_lowers_it(self, code: CodeFacts) -> None:
        if code.hidden_passed < code.hidden_total:
            better = code.model_copy(update={"hidden_passed": code.hidden_passed + 1})
            assert (code_share(better) or 0.0) >= (code_share(code) or 0.0)

    def test_no_code_in_the_question_is_none(self) -> None:
        assert code_share(None) is None

    def test_nothing_submitted_is_zero_but_a_sandbox_that_failed_is_not_scored(self) -> None:
        assert code_share(CodeFacts(ran=False, submissions=0)) == 0.0
        assert code_share(CodeFacts(ran=False, submissions=2)) is None

    def test_everything_passed_is_all(self) -> None:
        done = {"ran": True, "visible_passed": 2, "visible_total": 2, "hidden_passed": 9, "hidden_total": 9}
        assert code_share(CodeFacts.model_validate({**done, "growth_ok": True})) == pytest.approx(1.0)
        assert code_share(CodeFacts.model_validate(done)) == pytest.approx(1.0)

    def test_code_that_grows_too_fast_stays_below_the_bar(self) -> None:
        done = {"ran": True, "visible_passed": 2, "visible_total": 2, "hidden_passed": 9, "hidden_total": 9}
        share = code_share(CodeFacts.model_validate({**done, "growth_ok": False}))
        assert share is not None
        assert value_of(share) < BAR

    @pytest.mark.parametrize(("passed", "value"), [(40, 4), (39, 3), (37, 2), (20, 2), (0, 1)])
    def test_hidden_failures_bound_the_score(self, passed: int, value: int) -> None:
        facts = CodeFacts(ran=True, visible_passed=3, visible_total=3, hidden_passed=passed, hidden_total=40)
        share = code_share(facts)
        assert share is not None
        assert value_of(share) == value

    def test_each_hint_costs_a_little(self) -> None:
        facts = CodeFacts(ran=True, visible_passed=3, visible_total=3, hidden_passed=9, hidden_total=9)
        assert code_share(facts, hints=2) == pytest.approx(0.9)

    def test_fast_code_that_is_wrong_gets_nothing_for_being_fast(self) -> None:
        wrong = CodeFacts(ran=True, visible_total=2, hidden_total=9, growth_ok=True, submissions=1)
        assert code_share(wrong) == 0.0

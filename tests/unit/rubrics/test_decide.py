"""The panel's rule, as each guide states it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.decide import decide, rule_in_words
from rubrics.grade import value_of
from rubrics.types import RoundResult
from tests.unit.rubrics.samples import ENGINEER, rubric

RESEARCHER_RULES, ENGINEER_RULES = rubric(), rubric(ENGINEER)
KINDS = ["recruiter", "coding", "ml_theory", "system_design", "research_deep_dive", "hiring_manager"]


def rounds(**shares: float | None) -> list[RoundResult]:
    return [
        RoundResult.model_validate(
            {
                "index": i,
                "kind": kind,
                "title": kind,
                "value": None if share is None else value_of(share),
                "share": share,
                "minutes": 60,
                "minutes_used": 30.0,
                "status": "complete",
            }
        )
        for i, (kind, share) in enumerate(shares.items())
    ]


sittings = st.dictionaries(st.sampled_from(KINDS), st.floats(0, 1), min_size=1).map(lambda shares: rounds(**shares))
ORDER = ["no_pass", "borderline", "pass"]


class TestResearcher:
    """No committee averages a weak round away."""

    def test_one_weak_round_among_strong_ones_is_no_pass(self) -> None:
        assert decide(RESEARCHER_RULES, rounds(ml_theory=0.95, coding=0.3, system_design=0.95)) == "no_pass"

    def test_all_above_the_bar_is_a_pass(self) -> None:
        assert decide(RESEARCHER_RULES, rounds(ml_theory=0.7, coding=0.65)) == "pass"

    @pytest.mark.parametrize(
        ("share", "outcome"), [(0.49, "no_pass"), (0.51, "borderline"), (0.59, "borderline"), (0.61, "pass")]
    )
    def test_near_the_bar_is_borderline_on_either_side(self, share: float, outcome: str) -> None:
        assert decide(RESEARCHER_RULES, rounds(ml_theory=0.9, coding=share)) == outcome

    @settings(deadline=None)
    @given(sittings)
    def test_a_further_round_never_improves_the_outcome(self, sat: Sequence[RoundResult]) -> None:
        assert ORDER.index(decide(RESEARCHER_RULES, sat)) <= ORDER.index(decide(RESEARCHER_RULES, sat[:1]))


class TestEngineer:
    """Rounds are weighed; the last conversation counts twice."""

    def test_strong_rounds_make_up_for_a_weaker_one(self) -> None:
        assert decide(ENGINEER_RULES, rounds(coding=0.4, ml_theory=0.8, hiring_manager=0.8)) == "pass"
        assert decide(RESEARCHER_RULES, rounds(coding=0.4, ml_theory=0.8, hiring_manager=0.8)) == "no_pass"

    def test_the_hiring_manager_weighs_more_than_another_round(self) -> None:
        assert decide(ENGINEER_RULES, rounds(recruiter=0.4, hiring_manager=0.75)) == "pass"
        assert decide(ENGINEER_RULES, rounds(recruiter=0.75, hiring_manager=0.4)) == "borderline"

    @pytest.mark.parametrize("kind", ["ml_theory", "system_design", "hiring_manager"])
    def test_failing_one_of_three_rounds_outright_ends_it(self, kind: str) -> None:
        assert (
            decide(ENGINEER_RULES, rounds(**{"coding": 1.0, "recruiter": 1.0, "research_deep_dive": 1.0, kind: 0.1}))
            == "no_pass"
        )

    def test_failing_another_round_outright_does_not(self) -> None:
        assert decide(ENGINEER_RULES, rounds(recruiter=0.1, ml_theory=1.0, hiring_manager=1.0)) == "pass"


@pytest.mark.parametrize("rules", [RESEARCHER_RULES, ENGINEER_RULES])
class TestBoth:
    def test_nothing_scored_is_not_enough(self, rules: object) -> None:
        assert decide(rules, []) == "not_enough"  # type: ignore[arg-type]
        assert decide(rules, rounds(coding=None)) == "not_enough"  # type: ignore[arg-type]

    def test_a_round_that_was_not_assessed_counts_neither_way(self, rules: object) -> None:
        assert decide(rules, rounds(coding=0.9, ml_theory=None)) == "pass"  # type: ignore[arg-type]

    @settings(deadline=None)
    @given(sat=sittings, data=st.data())
    def test_a_better_round_never_worsens_the_outcome(
        self, rules: object, sat: list[RoundResult], data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(0, len(sat) - 1))
        share = data.draw(st.floats(sat[at].share or 0.0, 1.0))
        better = [*sat[:at], sat[at].model_copy(update={"share": share, "value": value_of(share)}), *sat[at + 1 :]]
        assert ORDER.index(decide(rules, better)) >= ORDER.index(decide(rules, sat))  # type: ignore[arg-type]


def test_each_rule_is_said_in_words() -> None:
    assert "weakest round" in rule_in_words(RESEARCHER_RULES)
    assert "hiring manager" in rule_in_words(ENGINEER_RULES)

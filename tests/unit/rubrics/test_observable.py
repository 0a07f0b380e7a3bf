"""Reasons of guides never seen before are judged by what the bank can show of them, or stay not assessed."""

from __future__ import annotations

import pytest

from corpus.load import Bank
from corpus.types import DecisionRule, Guide, Passage, RejectionReason, RoundSpec
from rubrics.decide import decide, rule_in_words
from rubrics.load import rubric_for
from rubrics.observable import observables, observed_in
from rubrics.types import Rubric

CASES = [
    ("Unclear ownership of past work", "Cannot say what they personally built or checked.", {"ownership"}),
    ("Weak experimental rigor", "Missing baselines and leakage make results hard to trust.", {"experimental_rigor"}),
    ("Shallow systems understanding", "Memory, throughput and parallelism are guessed.", {"systems_understanding"}),
    ("Suboptimal coding", "Buggy programs, edge cases missed, complexity unknown.", {"coding_quality"}),
    ("Lack of ML depth", "Struggles with the theory under the algorithms.", {"ml_depth"}),
    ("Poor communication", "Ideas are not explained clearly.", {"communication"}),
    ("Limited project impact", "No measurable outcome of the work.", {"project_impact"}),
    ("Cultural mismatch", "Does not share the company's values.", {"culture_fit"}),
    ("Shaky statistics", "Assumptions of a test are not known.", {"ml_depth"}),
    ("Blames others", "Every conflict was a teammate's fault.", {"collaboration"}),
    ("Poor SQL", "Joins multiply rows and nobody notices.", set()),
    ("Late to the call", "Arrives after the interviewer has left.", set()),
]


def _reason(title: str, text: str) -> RejectionReason:
    item = title.lower().replace(" ", "_")
    return RejectionReason(id=item, title=title, text=text, passage=f"acme/reasons/{item}")


def _guide(reasons: tuple[RejectionReason, ...]) -> Guide:
    passages = [Passage(id=r.passage, section_title="Reasons", title=r.title, text=r.text) for r in reasons]
    place = {"order": 1, "minutes": None, "format": "", "tags": (), "tips": (), "status": "seen"}
    spec = RoundSpec.model_validate(
        {"kind": "ml_theory", "title": "Models", "probes": "Losses.", "passage": "acme/rounds/models", **place}
    )
    passages.append(Passage(id=spec.passage, section_title="Rounds", title="Models", text="Losses."))
    rule = DecisionRule(kind="not_stated")
    return Guide(id="acme", company="Acme", role="Scientist", levels=(), rounds=(spec,), reasons=reasons, decision=rule,
                 passages=tuple(passages))  # fmt: skip


@pytest.mark.parametrize(("title", "text", "wanted"), CASES)
def test_a_reason_is_matched_by_its_words(title: str, text: str, wanted: set[str]) -> None:
    found = {one.id for one in observed_in(_reason(title, text))}
    assert wanted <= found
    assert bool(found) == bool(wanted)


def test_what_can_be_observed_is_what_the_bank_names(bank: Bank) -> None:
    points = {c for q in bank.questions.values() for p in q.key_points for c in p.criteria}
    points |= {c for p in bank.problems.values() for c in p.problem.criteria}
    assert {one.id for one in observables()} == points


def test_a_derived_criterion_counts_what_the_bank_shows_and_keeps_the_guides_words() -> None:
    rubric = rubric_for(_guide((_reason(*CASES[8][:2]), _reason(*CASES[10][:2]))))
    stats, sql = rubric.criteria
    assert (stats.title, stats.passage) == ("Shaky statistics", "acme/reasons/shaky_statistics")
    assert "ml_depth" in stats.observes
    assert "ml_theory" in stats.rounds
    assert (sql.observes, sql.rounds) == ((), ())


def test_a_guide_without_reasons_is_judged_by_what_its_rounds_probe() -> None:
    (criterion,) = rubric_for(_guide(())).criteria
    assert (criterion.source, criterion.passage, criterion.rounds) == ("round", "acme/rounds/models", ("ml_theory",))
    assert "ml_depth" in criterion.observes


def test_a_panel_whose_rule_is_not_stated_averages_and_says_so() -> None:
    rubric = Rubric(guide="acme", version="1", criteria=(), decision=DecisionRule(kind="not_stated"))
    assert "does not say" in rule_in_words(rubric)
    assert decide(rubric, []) == "not_enough"


def test_only_the_rounds_a_guide_names_end_it_outright() -> None:
    weighted = DecisionRule(kind="weighted_rounds", weights={"coding": 2}, ends_it=("coding",), passage="a/b/c")
    said = rule_in_words(Rubric(guide="acme", version="1", criteria=(), decision=weighted))
    assert (
        said == "The rounds are taken together, with more weight on the coding round; failing coding outright ends it."
    )


def test_every_reason_of_the_shipped_guides_would_be_found_in_an_import(bank: Bank) -> None:
    """By the sheets that were written for them: what is matched holds the criterion of the sheet."""
    for guide in bank.guides.values():
        for reason in guide.reasons:
            assert reason.id in {one.id for one in observed_in(reason)}, reason.title

"""The decision, by the rule the guide states for its panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rubrics.grade import BAR, CUTS
from rubrics.types import RoundResult, Rubric

Outcome = Literal["pass", "borderline", "no_pass", "not_enough"]
BORDER = 0.05
_BAR_SHARE = CUTS[BAR - 2]
_SHORT = {
    "recruiter": "the first screen",
    "ml_theory": "theory",
    "system_design": "design",
    "coding": "coding",
    "hiring_manager": "the last conversation",
    "research_deep_dive": "the deep dive",
}


def decide(rubric: Rubric, rounds: Sequence[RoundResult]) -> Outcome:
    """Return the panel's outcome for the rounds that could be scored."""
    scored = [r for r in rounds if r.share is not None]
    if not scored:
        return "not_enough"
    if rubric.decision.kind == "weakest_round":
        return _by_bar(min(r.share or 0.0 for r in scored))
    if any(r.value == 1 and r.kind in rubric.decision.ends_it for r in scored):
        return "no_pass"
    weights = [rubric.decision.weights.get(r.kind, 1.0) for r in scored]
    mean = sum(w * (r.share or 0.0) for w, r in zip(weights, scored, strict=True)) / sum(weights)
    return _by_bar(mean)


def _by_bar(share: float) -> Outcome:
    if abs(share - _BAR_SHARE) < BORDER:
        return "borderline"
    return "pass" if share >= _BAR_SHARE else "no_pass"


def rule_in_words(rubric: Rubric) -> str:
    """Say the decision rule in one sentence."""
    if rubric.decision.kind == "weakest_round":
        return "No committee averages a weak round away: the weakest round that was sat decides."
    if rubric.decision.kind == "not_stated":
        return "The guide does not say how its panel decides, so the rounds that were sat are averaged."
    heavy = [kind.replace("_", " ") for kind, w in rubric.decision.weights.items() if w > 1]
    heavier = f", with more weight on the {' and '.join(heavy)} round" if heavy else ""
    deadly = [_SHORT[kind] for kind in rubric.decision.ends_it]
    named = deadly[0] if len(deadly) == 1 else f"{', '.join(deadly[:-1])} or {deadly[-1]}" if deadly else ""
    return f"The rounds are taken together{heavier}" + (f"; failing {named} outright ends it." if named else ".")

"""Rejection reasons become criteria: every reason has one, written by hand or derived from its words."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.types import Guide, RejectionReason, RoundSpec
from rubrics.observable import Observable, observables, observed_in
from rubrics.types import Criterion


def derive_criteria(
    guide: Guide, sheet: tuple[Criterion, ...], written: Mapping[str, Criterion] | None = None
) -> tuple[Criterion, ...]:
    """Return the sheet's criteria in order, then a derived one for each reason the sheet does not cover.

    `written` are criteria of any sheet by id, whose anchors a derived one takes over where it means the same. A guide
    without reasons is judged by what its rounds probe. A criterion whose passage is not in the guide is refused with
    ValueError: a score must cite its bar.
    """
    for criterion in sheet:
        if guide.passage(criterion.passage) is None:
            raise ValueError(f"criterion '{criterion.id}' cites {criterion.passage}, which is not in {guide.id}")
    covered = {criterion.passage for criterion in sheet}
    reasons = [reason for reason in guide.reasons if reason.passage not in covered]
    derived = [_from_reason(reason, observed_in(reason), written or {}) for reason in reasons]
    if not sheet and not guide.reasons:
        derived = [_from_round(spec) for spec in {spec.kind: spec for spec in reversed(guide.rounds)}.values()][::-1]
    return (*sheet, *derived)


def _from_reason(reason: RejectionReason, shown: tuple[Observable, ...], written: Mapping[str, Criterion]) -> Criterion:
    """A criterion that counts what the bank's nearest ones count; with none of them it stays not assessed."""
    best = shown[0] if shown else None
    model = written.get(best.id) if best else None
    anchors = (best.anchors if best else None) or (model.anchors if model else None) or _anchors(reason.title.lower())
    practice = (best.practice if best else ()) or (model.practice if model else ())
    return Criterion(
        id=reason.id,
        title=reason.title,
        passage=reason.passage,
        rounds=tuple(dict.fromkeys(kind for one in shown for kind in one.rounds)),
        anchors=anchors,
        practice=practice or (f"Reread the guide on '{reason.title}' and prepare an answer that shows the opposite.",),
        observes=tuple(one.id for one in shown),
    )


def _anchors(title: str) -> tuple[str, str, str, str]:
    return (
        f"The answers show what the guide warns of ({title}) throughout.",
        f"The guide's warning ({title}) applies to most answers; a few points hold up when asked.",
        f"The warning ({title}) does not apply: most points are made, the rest come with a probe.",
        f"The opposite of the warning ({title}): points are made unprompted and hold under follow-up.",
    )


def _from_round(spec: RoundSpec) -> Criterion:
    return Criterion(
        id=spec.passage.split("/")[-1],
        title=f"What the round probes: {spec.title}",
        passage=spec.passage,
        source="round",
        rounds=(spec.kind,),
        anchors=(
            "Little of what this round asks for is there.",
            "Some of what it asks for is there; most comes only when asked, or not at all.",
            "Most of what it asks for is there, the rest comes with a probe.",
            "What it asks for is said unprompted and holds under follow-up.",
        ),
        practice=(f"Reread the guide on the round '{spec.title}' and answer its questions again.",),
        observes=tuple(one.id for one in observables() if spec.kind in one.rounds),
    )

"""Rejection reasons become criteria: every reason has one, written by hand or derived from its words."""

from __future__ import annotations

from corpus.types import Guide, RejectionReason
from rubrics.types import Criterion


def derive_criteria(guide: Guide, sheet: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the sheet's criteria in order, then a derived one for each reason the sheet does not cover.

    A criterion whose passage is not in the guide is refused with ValueError: a score must cite its bar.
    """
    for criterion in sheet:
        if guide.passage(criterion.passage) is None:
            raise ValueError(f"criterion '{criterion.id}' cites {criterion.passage}, which is not in {guide.id}")
    covered = {criterion.passage for criterion in sheet}
    derived = (_from_reason(guide, reason) for reason in guide.reasons if reason.passage not in covered)
    return (*sheet, *derived)


def _from_reason(guide: Guide, reason: RejectionReason) -> Criterion:
    title = reason.title.lower()
    return Criterion(
        id=reason.id,
        title=reason.title,
        passage=reason.passage,
        rounds=tuple(dict.fromkeys(r.kind for r in guide.rounds)),
        anchors=(
            f"The answers show what the guide warns of ({title}) throughout.",
            f"The guide's warning ({title}) applies to most answers; a few points hold up when asked.",
            f"The warning ({title}) does not apply: most points are made, the rest come with a probe.",
            f"The opposite of the warning ({title}): points are made unprompted and hold under follow-up.",
        ),
        practice=(f"Reread the guide on '{reason.title}' and answer one question that is judged by it.",),
    )

"""The criteria that were not assessed, in one short list with what would change that."""

from __future__ import annotations

from rubrics.render.blocks import Items, Row
from rubrics.render.words import listed
from rubrics.types import Report, Score

_ROUNDS = "Rounds that would get it assessed: "
_NO_BEARING = "what you were asked hardly bore on it"


def not_assessed(report: Report) -> tuple[Row, ...]:
    """One row that names every criterion without a score, those with the same way out together; none without any."""
    groups: dict[str, list[str]] = {}
    sat = {_said(r.kind) for r in report.rounds if r.status != "not_reached"}
    for score in report.scores:
        if score.value is None:
            groups.setdefault(_way_out(score, sat), []).append(score.title)
    items = tuple(f"{listed(titles)}: {way}." for way, titles in groups.items())
    return (Row(title="Not assessed here", mark="none", body=(Items(items=items),)),) if items else ()


def _way_out(score: Score, sat: set[str]) -> str:
    """A round that was not sat, or that the questions of the ones that were did not bear on it."""
    _, _, names = score.not_assessed.rstrip(".").partition(_ROUNDS)
    rounds = [name for name in names.split(", ") if name]
    if not rounds:
        return score.not_assessed.rstrip(".") or _NO_BEARING
    new = [name for name in rounds if name not in sat]
    return f"sit {_one_of(new)} round" if new else _NO_BEARING


def _one_of(names: list[str]) -> str:
    choice = ", ".join(names[:-1]) + " or " + names[-1] if len(names) > 1 else names[0]
    return f"{'an' if choice[0] in 'aeioM' else 'a'} {choice}"


def _said(kind: str) -> str:
    """A round's kind as the sentence on a score names it."""
    return kind.replace("ml_", "ML ").replace("_", " ")

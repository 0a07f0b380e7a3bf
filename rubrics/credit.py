"""What a key point earns: a stated rule over its stance, the help it took, and a checked quote."""

from __future__ import annotations

from collections.abc import Sequence

from rubrics.types import Asked, CodeFacts, Evidence, PointAsked, PointResult, Quote, Turn

STANCE_CREDIT = {"met": 1.0, "unclear": 0.35, "missed": 0.0, "contradicted": -0.25}
HELP_FACTOR = {"": 1.0, "probe": 0.85, "hint": 0.6}
TWIST_BONUS = 0.5
CODE_WEIGHT = 10
CODE_HINT = 0.05
NEARLY_ALL = 0.95
NEARLY_ALL_CAP, BELOW_BAR_CAP = 0.79, 0.54


def is_quoted(evidence: Evidence, turns: Sequence[Turn]) -> bool:
    """True if the evidence's quote stands word for word in the candidate's turn it names."""
    if not evidence.quote or evidence.turn is None:
        return False
    turn = next((t for t in turns if t.seq == evidence.turn), None)
    return turn is not None and turn.speaker == "candidate" and evidence.quote in turn.text


def grade_points(asked: Asked, turns: Sequence[Turn]) -> tuple[tuple[PointResult, ...], int]:
    """Grade every key point of a question; returns the results and the number of quotes dropped."""
    by_point = {e.point: e for e in asked.judgement.evidence} if asked.judgement else {}
    own = [t for t in turns if t.question == asked.question and t.round == asked.round]
    results, dropped = [], 0
    for point in asked.points:
        evidence = by_point.get(point.id)
        if evidence is None:
            results.append(_not_scored(point))
        elif evidence.stance != "missed" and not is_quoted(evidence, turns):
            results.append(_not_scored(point))
            dropped += evidence.stance != "unclear" or bool(evidence.quote)  # words that were not read are not quoted
        else:
            results.append(_scored(point, evidence, own))
    return tuple(results), dropped


def _not_scored(point: PointAsked) -> PointResult:
    return PointResult(
        id=point.id, text=point.text, weight=point.weight, stance="not_scored", credit=None, twist=point.twist
    )


def _scored(point: PointAsked, evidence: Evidence, turns: Sequence[Turn]) -> PointResult:
    helped = _help_before(point.id, evidence, turns) if evidence.stance in ("met", "unclear") else ""
    quoted = evidence.stance != "missed" and evidence.turn is not None
    return PointResult(
        id=point.id,
        text=point.text,
        weight=point.weight,
        stance=evidence.stance,
        credit=STANCE_CREDIT[evidence.stance] * HELP_FACTOR[helped],
        helped=helped,
        quote=Quote(turn=evidence.turn or 0, text=evidence.quote) if quoted else None,
        confidence=evidence.confidence,
        twist=point.twist,
    )


def _help_before(point: str, evidence: Evidence, turns: Sequence[Turn]) -> str:
    """The strongest help given on this point before the turn that made it."""
    kinds = {t.kind for t in turns if t.about == point and evidence.turn is not None and t.seq < evidence.turn}
    if "hint" in kinds:
        return "hint"
    return "probe" if kinds & {"probe", "challenge"} else ""


def marks(point: PointResult, *, twist_counts: bool) -> tuple[float, float]:
    """What a point earned and what it could have earned, in weights; (0, 0) when it was not scored.

    A twist is a bonus of half its weight that costs nothing to miss, except where the level expects it.
    """
    if point.credit is None:
        return 0.0, 0.0
    if point.twist and not twist_counts:
        return point.weight * point.credit * TWIST_BONUS, 0.0
    return point.weight * point.credit, float(point.weight)


def question_share(
    points: Sequence[PointResult], code: CodeFacts | None, *, twist_counts: bool, hints: int = 0
) -> float | None:
    """The earned part of a question, 0..1, or None if nothing of it could be scored.

    Twists count as in `marks`. Code weighs as much as ten points of weight one.
    """
    earned = possible = 0.0
    for point in points:
        got, of = marks(point, twist_counts=twist_counts)
        earned += got
        possible += of
    ran = code_share(code, hints)
    if ran is not None:
        earned += CODE_WEIGHT * ran
        possible += CODE_WEIGHT
    return None if possible == 0 else max(0.0, min(1.0, earned / possible))


def code_share(code: CodeFacts | None, hints: int = 0) -> float | None:
    """The part of the code that holds, 0..1; None if it could not be run, 0 if nothing was submitted.

    Visible cases earn 0.15, hidden ones 0.65 and growth 0.2 (where it is not measured its part goes to the hidden
    cases); each hint takes `CODE_HINT`. Code that fails more than one hidden case in twenty, or grows too fast,
    stays below the bar; code that fails any stays below the best.
    """
    if code is None or (not code.ran and code.submissions):
        return None
    if not code.ran:
        return 0.0
    visible = code.visible_passed / code.visible_total if code.visible_total else 0.0
    hidden = code.hidden_passed / code.hidden_total if code.hidden_total else visible
    growth = hidden if code.growth_ok is None else hidden * code.growth_ok
    share = 0.15 * visible + 0.65 * hidden + 0.2 * growth - CODE_HINT * hints
    ceiling = 1.0 if hidden == 1.0 else NEARLY_ALL_CAP
    if hidden < NEARLY_ALL or code.growth_ok is False:
        ceiling = BELOW_BAR_CAP
    return max(0.0, min(ceiling, share))

"""Grading one record of any question, without a session: the `grade` contract.

Score: the weighted share of the claims, each counted with its chance of being met. Confidence: one minus twice
the standard deviation that these chances leave in the score.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Annotated, Any

from pydantic import Field, ValidationError

from agent.judges.claims import Target, from_points, from_reference, whole
from agent.judges.embedded import Assessment, EmbeddedJudge
from corpus.types import Question, Value
from rubrics.types import Stance, Turn

PASSED_BY = frozenset(
    {"label", "labels", "norm", "score", "max_score", "qid", "split", "source", "meta", "note", "level", "lang"}
)
"""Keys that data sets carry beside the contract's; they are left unread, every other unknown key is refused."""

Weight = Annotated[float, Field(ge=0, le=100)]
Line = Annotated[str, Field(min_length=1, max_length=4_000)]


class PointIn(Value):
    """A key point as a record gives it."""

    point: Line
    id: str | None = None
    weight: Weight = 1.0
    also_said: tuple[Line, ...] = Field(default=(), max_length=50)
    not_this: tuple[Line, ...] = Field(default=(), max_length=50)


class RecordIn(Value):
    """One answer to grade."""

    id: str | int | None = None
    question: str = Field(default="", max_length=20_000)
    question_id: str | None = None
    answer: str | None = None
    key_points: tuple[Line | PointIn, ...] = Field(default=(), max_length=60)
    reference: str | None = Field(default=None, max_length=60_000)


class PointOut(Value):
    """What was found about one claim."""

    text: str
    stance: Stance
    quote: str
    confidence: float


class RecordOut(Value):
    """The grade of one answer; `score` is None where nothing could be assessed."""

    id: str | int | None
    scored: bool
    score: float | None
    confidence: float
    points: tuple[PointOut, ...]
    flags: tuple[str, ...]


class RecordError(ValueError):
    """A record that cannot be graded; the text says which field and why."""


FindQuestion = Callable[[str], Question | None]


def parse(raw: object) -> RecordIn:
    """Check one decoded record. Raises `RecordError` with one clear sentence."""
    if not isinstance(raw, dict):
        raise RecordError("a record must be an object")
    known = {key: value for key, value in raw.items() if key not in PASSED_BY}
    try:
        return RecordIn.model_validate(_clean(known))
    except ValidationError as err:
        found = err.errors(include_url=False, include_context=False, include_input=False)
        first = max(found, key=lambda e: len(e["loc"]))  # of a point that may be text or an object, the nearer fit
        where = ".".join(str(part) for part in first["loc"])
        raise RecordError(f"{where}: {first['msg']}" if where else first["msg"]) from err


def grade(record: RecordIn, judge: EmbeddedJudge, find: FindQuestion) -> RecordOut:
    """Grade one record. Raises `RecordError` when it has nothing to grade against."""
    ask, targets, shown = _targets(record, find)
    turn = Turn(seq=0, speaker="candidate", kind="answer", text=record.answer or "", at=0.0, round=0)
    assessment = judge.assess(ask, targets, [turn])
    scored = "language" not in assessment.flags or any(v.stance == "met" for v in assessment.verdicts)
    score, spread = combine(targets, assessment)
    return RecordOut(
        id=record.id,
        scored=scored,
        score=round(score, 4) if scored else None,
        confidence=round(max(0.0, 1.0 - 2.0 * spread) * (0.5 if assessment.flags else 1.0), 4) if scored else 0.0,
        points=tuple(_point(t, i, assessment) for i, t in enumerate(targets[:shown])),
        flags=assessment.flags,
    )


def combine(targets: Sequence[Target], assessment: Assessment) -> tuple[float, float]:
    """Return the weighted share of claims met, 0..1, and the standard deviation their chances leave in it."""
    weights = [t.weight for t in targets]
    if not sum(weights):
        weights = [1.0] * len(targets)
    chances = [v.chance for v in assessment.verdicts]
    share = sum(w * p for w, p in zip(weights, chances, strict=True)) / sum(weights)
    spread = sqrt(sum(w * w * p * (1 - p) for w, p in zip(weights, chances, strict=True))) / sum(weights)
    return share, spread


def _targets(record: RecordIn, find: FindQuestion) -> tuple[str, tuple[Target, ...], int]:
    """Return the question, what to look for in the answer, and how many of these targets are points to report."""
    ask = record.question
    given: tuple[Target, ...] = tuple(_target(i, p) for i, p in enumerate(record.key_points, start=1))
    if record.question_id is not None:
        question = find(record.question_id)
        if question is None:
            raise RecordError(f"question_id: no question '{record.question_id[:80]}' in the bank")
        ask = ask or question.ask
        given = given or from_points(question.key_points)
    if given:
        return ask, given, len(given)
    parts = from_reference(record.reference or "", ask)
    if not parts:
        raise RecordError("key_points, reference or question_id: one of them is needed to grade against")
    return ask, reference_targets(record.reference or "", parts), len(parts)


def reference_targets(reference: str, parts: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the claims of a reference and, where there are several, the whole of it as one more."""
    return (*parts, whole(reference, parts)) if len(parts) > 1 else parts


def _target(number: int, given: str | PointIn) -> Target:
    point = PointIn(point=given) if isinstance(given, str) else given
    return Target(point.id or f"point-{number}", point.point, point.also_said, point.not_this, point.weight)


def _point(target: Target, index: int, assessment: Assessment) -> PointOut:
    verdict = assessment.verdicts[index]
    _, quote = assessment.quote(verdict)
    return PointOut(text=target.text, stance=verdict.stance, quote=quote, confidence=round(verdict.confidence, 4))


def _clean(value: Any) -> Any:
    """Replace lone surrogates, which JSON can carry and nothing downstream can encode."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() else value
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return {key: _clean(item) for key, item in value.items()} if isinstance(value, dict) else value

"""From a transcript and its evidence to scores: pure sums, nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubrics.credit import CODE_WEIGHT, code_share, grade_points, marks, question_share
from rubrics.notes import notes_for
from rubrics.types import (
    Asked,
    Criterion,
    PointResult,
    QuestionResult,
    Quote,
    RoundAsked,
    RoundResult,
    Rubric,
    Score,
    SignalNote,
    Transcript,
)

CUTS = (0.30, 0.55, 0.80)
"""Shares at which a score becomes 2, 3 and 4; 3 is the bar."""
BAR = 3
MIN_WEIGHT = 4
"""A criterion heard on less weight than this is not assessed."""
SIGNAL_STEP = 0.05
SIGNAL_CAP = 0.10
Z80 = 1.2816
_UNJUDGED = "None of its answers could be scored, which says nothing about them."
_UNANSWERED = "No question of this round was answered, so there is nothing to score."


def value_of(share: float) -> int:
    """Turn a share 0..1 into a score 1..4 by the fixed cuts."""
    return 1 + sum(share >= cut for cut in CUTS)


def grade_questions(transcript: Transcript, *, twist_counts: bool) -> tuple[tuple[QuestionResult, ...], int]:
    """Grade each asked question; returns the results and how many quotes were dropped."""
    results, dropped = [], 0
    for asked in transcript.asked:
        points, lost = grade_points(asked, transcript.turns)
        dropped += lost
        results.append(
            QuestionResult(
                question=asked.question,
                topic=asked.topic,
                round=asked.round,
                ask=asked.ask,
                share=question_share(points, asked.code, twist_counts=twist_counts, hints=asked.hints),
                points=points,
                code=asked.code,
                hints=asked.hints,
                clarifying=asked.clarifying,
                skipped=asked.skipped,
                flags=asked.judgement.flags if asked.judgement else (),
                own=asked.own,
            )
        )
    return tuple(results), dropped


def grade_round(sat: RoundAsked, questions: Sequence[QuestionResult]) -> RoundResult:
    """Average the questions of one round, weighted by their points; `value` is None when none was scored."""
    mine = [q for q in questions if q.round == sat.index and q.share is not None]
    weights = [sum(p.weight for p in q.points if not p.twist) + (CODE_WEIGHT if q.code else 0) for q in mine]
    total = sum(weights)
    share = sum(w * (q.share or 0.0) for w, q in zip(weights, mine, strict=True)) / total if total else None
    heard = any(q.round == sat.index for q in questions)
    why = "" if share is not None else _UNJUDGED if heard else _UNANSWERED
    return RoundResult(
        index=sat.index,
        kind=sat.kind,
        title=sat.title,
        value=None if share is None else value_of(share),
        share=share,
        minutes=sat.minutes,
        minutes_used=sat.minutes_used,
        status=sat.status,
        why_not_assessed=why,
    )


def _notes(
    criterion: Criterion, answers: Sequence[tuple[int, str]], heard: Sequence[tuple[int, str]]
) -> tuple[SignalNote, ...]:
    """The habits that bear on a criterion or on what it observes, each once."""
    found = [note for known in (criterion.id, *criterion.observes) for note in notes_for(known, answers, heard)]
    return tuple({note.id: note for note in found}.values())


class _Item(NamedTuple):
    """What bears on a criterion, in weights; `doubt` is the standard deviation of `earned`."""

    earned: float
    possible: float
    doubt: float
    quote: Quote | None


def grade_criterion(
    criterion: Criterion, transcript: Transcript, questions: Sequence[QuestionResult], *, twist_counts: bool
) -> Score:
    """Score one criterion over all its points and code, with an 80 % band; not assessed on too little."""
    items = list(_items(criterion, transcript.asked, questions, twist_counts))
    weight = sum(item.possible for item in items)
    heard = [(t.seq, t.text) for t in transcript.turns if t.speaker == "interviewer"]
    notes = _notes(criterion, _answers(criterion, transcript), heard)
    if weight < MIN_WEIGHT:
        return _not_assessed(criterion, notes)
    share = sum(item.earned for item in items) / weight
    share = max(0.0, min(1.0, share + _signal_step(notes)))
    spread = Z80 * math.sqrt(sum(item.doubt**2 for item in items)) / weight + 0.03
    low, high = max(0.0, share - spread), min(1.0, share + spread)
    value = value_of(share)
    return Score(
        criterion=criterion.id,
        title=criterion.title,
        passage=criterion.passage,
        value=value,
        share=round(share, 4),
        low=round(low, 4),
        high=round(high, 4),
        anchor=criterion.anchors[value - 1],
        confidence=round(max(0.0, 1.0 - (high - low)), 4),
        quotes=tuple(item.quote for item in items if item.quote is not None)[:4],
        signals=notes,
    )


def _items(
    criterion: Criterion, asked: Sequence[Asked], questions: Sequence[QuestionResult], twist_counts: bool
) -> Iterator[_Item]:
    for sat, result in zip(asked, questions, strict=True):
        mine = {p.id for p in sat.points if criterion.id in p.criteria}
        for point in result.points:
            if point.id in mine and point.credit is not None:
                earned, possible = marks(point, twist_counts=twist_counts)
                yield _Item(earned, possible, point.weight * _deviation(point), point.quote)
        ran = code_share(result.code, result.hints)
        if criterion.id in sat.code_criteria and ran is not None:
            yield _Item(CODE_WEIGHT * ran, CODE_WEIGHT, 0.0, None)


def _deviation(point: PointResult) -> float:
    # A judge states confidence c = |2p - 1|, so it is right with p = (1 + c) / 2: variance p(1 - p) = (1 - c²) / 4.
    return math.sqrt(1.0 - point.confidence**2) / 2


def _answers(criterion: Criterion, transcript: Transcript) -> list[tuple[int, str]]:
    rounds = {r.index for r in transcript.rounds if r.kind in criterion.rounds}
    return [
        (t.seq, t.text)
        for t in transcript.turns
        if t.speaker == "candidate" and t.kind == "answer" and t.round in rounds
    ]


def _signal_step(notes: Sequence[SignalNote]) -> float:
    step = sum({"for": SIGNAL_STEP, "against": -SIGNAL_STEP, "note": 0.0}[n.effect] for n in notes)
    return max(-SIGNAL_CAP, min(SIGNAL_CAP, step))


def _not_assessed(criterion: Criterion, notes: tuple[SignalNote, ...]) -> Score:
    rounds = ", ".join(kind.replace("ml_", "ML ").replace("_", " ") for kind in criterion.rounds)
    why = f"Too little was heard to judge this. Rounds that would get it assessed: {rounds}."
    return Score(
        criterion=criterion.id,
        title=criterion.title,
        passage=criterion.passage,
        value=None,
        share=None,
        signals=notes,
        not_assessed=why if rounds else "No question of the bank or of this guide shows this.",
    )


def grade_criteria(
    rubric: Rubric, transcript: Transcript, questions: Sequence[QuestionResult], *, twist_counts: bool
) -> tuple[Score, ...]:
    """Score every criterion of the rubric, in the rubric's order."""
    return tuple(grade_criterion(c, transcript, questions, twist_counts=twist_counts) for c in rubric.criteria)

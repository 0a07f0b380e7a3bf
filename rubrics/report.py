"""Scores become a letter: the decision, its reasons, and what to practise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.types import Guide
from rubrics.decide import decide, rule_in_words
from rubrics.grade import BAR, CUTS, grade_criteria, grade_questions, grade_round
from rubrics.reasons import reason_given
from rubrics.types import (
    Asked,
    Change,
    Decision,
    PracticeItem,
    QuestionResult,
    Quote,
    ReasonGiven,
    Report,
    RoundResult,
    Rubric,
    Score,
    Transcript,
)

MAX_REASONS = 3
NOISE = 0.12
SENIOR_RANK = 3
_GOAL = CUTS[-1]
_YARDSTICK = ("The rubric", "The judge", "The level you sat")


def write_report(
    transcript: Transcript,
    guide: Guide,
    rubric: Rubric,
    judge: str,
    before: Report | None = None,
    set_aside: Sequence[Quote] = (),
) -> Report:
    """Grade a transcript and write the report; `before` is the last report for the same role, if any.

    `set_aside` are the candidate's words to the grader: they are noted, and nothing else comes of them.
    """
    rank = next((level.rank for level in guide.levels if level.id == transcript.level), 1)
    twist_counts = rank >= SENIOR_RANK
    questions, dropped = grade_questions(transcript, twist_counts=twist_counts)
    rounds = tuple(grade_round(r, questions) for r in transcript.rounds)
    scores = grade_criteria(rubric, transcript, questions, twist_counts=twist_counts)
    changes, note = compare(scores, before, since=(rubric.version, judge, transcript.level))
    return Report(
        session=transcript.session,
        guide=guide.id,
        role=f"{guide.company} {guide.role}",
        level=transcript.level,
        created=transcript.created,
        rubric_version=rubric.version,
        judge=judge,
        decision=_decision(transcript, guide, rubric, rounds, scores, questions),
        rounds=rounds,
        scores=scores,
        questions=questions,
        practice=_practice(transcript, rubric, scores, questions),
        changes=changes,
        changes_note=note,
        flags=tuple(sorted({*(flag for q in questions for flag in q.flags), *(["injection"] if set_aside else [])})),
        quotes_dropped=dropped,
        set_aside=tuple(set_aside),
    )


def _decision(
    transcript: Transcript,
    guide: Guide,
    rubric: Rubric,
    rounds: Sequence[RoundResult],
    scores: Sequence[Score],
    questions: Sequence[QuestionResult],
) -> Decision:
    outcome = decide(rubric, rounds) if _heard_enough(transcript, questions) else "not_enough"
    chosen = _deciding(rubric, transcript.level, scores, passing=outcome == "pass")
    reasons: list[ReasonGiven] = []
    for score in chosen:
        reason = reason_given(score, guide, transcript, questions)
        if reason is not None:
            reasons.append(reason)
    return Decision(
        outcome=outcome,
        headline=_headline(outcome, rounds, questions),
        rule=rule_in_words(rubric),
        passage=rubric.decision.passage,
        reasons=tuple(reasons[:MAX_REASONS]),
    )


def _heard_enough(transcript: Transcript, questions: Sequence[QuestionResult]) -> bool:
    """False if the candidate stopped before half of the questions of the rounds they opened were scored."""
    opened = [r for r in transcript.rounds if r.status != "not_reached"]
    if not any(r.status == "stopped" for r in opened):
        return True
    # A question that nothing measures, as a guide's own without an answer, was heard all the same.
    heard = (q for q in questions if q.share is not None or not (q.points or q.code))
    scored = sum("/" not in q.question for q in heard)
    return 2 * scored >= sum(r.planned for r in opened)


def _deciding(rubric: Rubric, level: str, scores: Sequence[Score], *, passing: bool) -> list[Score]:
    """The scores that carry the decision: strongest first on a pass, costliest first otherwise."""
    weight = {c.id: c.weight(level) for c in rubric.criteria}
    scored = [s for s in scores if s.share is not None and s.value is not None]
    if passing:
        return sorted(scored, key=lambda s: -(s.share or 0.0) * weight[s.criterion])
    below = [s for s in scored if (s.value or 0) < BAR] or scored
    return sorted(below, key=lambda s: -(1.0 - (s.share or 0.0)) * weight[s.criterion])


def _headline(outcome: str, rounds: Sequence[RoundResult], questions: Sequence[QuestionResult]) -> str:
    sat = [r for r in rounds if r.share is not None]
    scope = f"On one round alone ({sat[0].title})" if len(sat) == 1 else f"Over the {len(sat)} rounds you sat"
    return {
        "pass": f"{scope}, we would move you forward.",
        "borderline": f"{scope}, you are on the line: the panel would argue about you.",
        "no_pass": f"{scope}, we would not move you forward yet.",
        "not_enough": "Your answers could not be judged this time, so there is no decision."
        if not_judged(questions)
        else "You stopped before there was enough to decide on.",
    }[outcome]


def not_judged(questions: Sequence[QuestionResult]) -> bool:
    """True if something was answered and nothing of it could be scored."""
    return bool(questions) and all(q.share is None for q in questions)


def _practice(
    transcript: Transcript, rubric: Rubric, scores: Sequence[Score], questions: Sequence[QuestionResult]
) -> tuple[PracticeItem, ...]:
    """What to practise, ordered by weight times distance to a strong score."""
    by_id: Mapping[str, Score] = {s.criterion: s for s in scores}
    missed = {q.question for q in questions if q.share is not None and q.share < _GOAL}
    items: list[tuple[float, PracticeItem]] = []
    for criterion in rubric.criteria:
        share = by_id[criterion.id].share
        if share is None or share >= _GOAL:
            continue
        asked = [a for a in transcript.asked if a.question in missed and _bears_on(a, criterion.id)]
        cited = [p for a in asked for p in a.draws_on if p.startswith(f"{rubric.guide}/")]
        passages = dict.fromkeys([criterion.passage, *cited])
        topics = ", ".join(dict.fromkeys(a.topic for a in asked))
        what = (*criterion.practice, *((f"Answer again: {topics}.",) if topics else ()))
        item = PracticeItem(criterion=criterion.id, title=criterion.title, what=what, passages=tuple(passages)[:4])
        items.append((criterion.weight(transcript.level) * (_GOAL - share), item))
    return tuple(item for _, item in sorted(items, key=lambda pair: -pair[0]))


def _bears_on(asked: Asked, criterion: str) -> bool:
    return any(criterion in p.criteria for p in asked.points) or criterion in asked.code_criteria


def compare(
    scores: Sequence[Score], before: Report | None, *, since: tuple[str, str, str]
) -> tuple[tuple[Change, ...], str]:
    """Compare with the last report; returns the changes and, where they are withheld, why.

    `since` is this time's rubric version, judge and level; numbers are compared only if last time's were the same.
    """
    if before is None:
        return (), "This is the first report for this role, so there is nothing to compare with yet."
    for what, now, then in zip(_YARDSTICK, since, _yardstick_of(before), strict=True):
        if now != then:
            return (), f"{what} has changed since your last report, so the two are not compared."
    old = {s.criterion: s for s in before.scores}
    changes = []
    for score in scores:
        past = old.get(score.criterion)
        if past is None or past.share is None or score.share is None:
            continue
        noise = max(NOISE, _half_band(past), _half_band(score))
        gap = score.share - past.share
        verdict = "within_noise" if abs(gap) <= noise else ("better" if gap > 0 else "worse")
        changes.append(
            Change(
                criterion=score.criterion,
                title=score.title,
                before=past.share,
                now=score.share,
                verdict=verdict,
            )
        )
    note = "" if changes else "No criterion was assessed both times, so there is nothing to compare yet."
    return tuple(changes), note


def _yardstick_of(report: Report) -> tuple[str, str, str]:
    return report.rubric_version, report.judge, report.level


def _half_band(score: Score) -> float:
    return 0.0 if score.low is None or score.high is None else (score.high - score.low) / 2

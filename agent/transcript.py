"""The finished state as the grader reads it, and the report made from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agent.advice import with_advice
from agent.context import Context
from agent.items import Item, item_of
from agent.nodes.common import as_decided, key_of
from agent.state import InterviewState, Progress
from agent.steering import passages, passages_in_code
from agent.tailoring.questions import is_own
from rubrics.load import rubric_for
from rubrics.report import write_report
from rubrics.types import (
    Asked,
    CodeFacts,
    Evidence,
    Judgement,
    PointAsked,
    Quote,
    Report,
    RoundAsked,
    Rubric,
    Transcript,
    Turn,
)

_LONGEST, _MOST_ASIDES = 400, 40
_NO_CODE = CodeFacts(ran=False, submissions=0, summary="No code was submitted.")


def graded(state: InterviewState, context: Context) -> Report:
    """Write the report of an interview as it stands."""
    guide = context.bank.guides[state.setup.guide]
    before = context.reports.last_report(guide.id, state.setup.created, state.setup.session)
    rubric = rubric_for(guide)
    transcript = transcript_of(state, context, rubric)
    judges = _judges(state) or context.judge.name
    return write_report(transcript, guide, rubric, judges, before, _set_aside(state.turns))


def _judges(state: InterviewState) -> str:
    """The names of the judges whose evidence there is."""
    found = [e.judge for judgement in state.judgements.values() if judgement for e in judgement.evidence]
    return " + ".join(dict.fromkeys(part for name in found for part in name.split(" + ")))


def transcript_of(state: InterviewState, context: Context, rubric: Rubric) -> Transcript:
    """Gather what was asked and what was found; items that drew no reply at all are left out."""
    guide = context.bank.guides[state.setup.guide]
    sat = [*state.finished_items, *([state.progress] if state.progress else [])]
    asked = [_asked(state, context, rubric, progress) for progress in sat if _was_heard(state, context, progress)]
    return Transcript(
        session=state.setup.session,
        guide=guide.id,
        role=guide.role,
        level=state.setup.level,
        created=state.setup.created,
        rounds=tuple(_round(state, index) for index in range(len(state.setup.plan))),
        asked=with_advice(asked, guide.id, context),
        turns=tuple(as_decided(state.turns)),
    )


def _set_aside(turns: Sequence[Turn]) -> list[Quote]:
    """The candidate's words to the grader, each once."""
    found: dict[str, Quote] = {}
    for turn in turns:
        if turn.speaker == "candidate":
            said = passages_in_code(turn.text) if turn.kind == "code" else passages(turn.text)
            found |= {text: Quote(turn=turn.seq, text=text[:_LONGEST]) for text in said if text not in found}
    return list(found.values())[:_MOST_ASIDES]


def _was_heard(state: InterviewState, context: Context, progress: Progress) -> bool:
    """A question that the candidate never answered before stopping says nothing about them."""
    kinds = {
        t.kind
        for t in state.turns
        if t.speaker == "candidate" and t.question == progress.item and t.round == progress.round
    }
    is_problem = item_of(context.bank, progress.item).kind == "coding"
    if is_problem and progress.submissions == 0 and _stopped_at(state, progress):
        kinds -= {"answer", "done"}
    return bool(kinds - {"stop", "clarify", "repeat", "hint", "steer", "unreadable"})


def _stopped_at(state: InterviewState, progress: Progress) -> bool:
    """True if the candidate ended the round at this item."""
    stopped = progress.round < len(state.closed) and state.closed[progress.round] == "stopped"
    last = [t for t in state.turns if t.round == progress.round and t.speaker == "candidate"]
    return stopped and bool(last) and last[-1].question == progress.item


def _twist_was_answered(state: InterviewState, progress: Progress) -> bool:
    """Points of a twist count only when something was said after it was asked."""
    mine = [t for t in state.turns if t.question == progress.item and t.round == progress.round]
    asked = next((t.seq for t in mine if t.kind == "twist"), None)
    heard = ("answer", "done", "dont_know", "skip")
    return asked is not None and any(t.seq > asked and t.kind in heard for t in mine if t.speaker == "candidate")


def _round(state: InterviewState, index: int) -> RoundAsked:
    planned = state.setup.plan[index]
    return RoundAsked(
        index=index,
        kind=planned.kind,
        title=planned.title,
        planned=sum("/" not in item for item in planned.items),
        minutes=planned.minutes,
        minutes_used=state.minutes_used[index] if index < len(state.minutes_used) else 0.0,
        status=state.closed[index] if index < len(state.closed) else "not_reached",
    )


def _asked(state: InterviewState, context: Context, rubric: Rubric, progress: Progress) -> Asked:
    item = item_of(context.bank, progress.item)
    key = key_of(progress.round, item.id)
    return Asked(
        question=item.id,
        topic=item.topic,
        round=progress.round,
        kind=item.round,
        ask=item.ask,
        points=_points(item, _twist_was_answered(state, progress), rubric),
        judgement=state.judgements[key] if key in state.judgements else _nothing_said(item),
        code=state.codes.get(key) or (_NO_CODE if item.kind == "coding" else None),
        code_criteria=_seen(item, item.code_criteria, rubric),
        hints=progress.hints,
        skipped=progress.skipped,
        clarifying=progress.clarifying,
        draws_on=item.draws_on,
        own=is_own(item.id),
    )


def _seen(item: Item, criteria: Collection[str], rubric: Rubric) -> tuple[str, ...]:
    """The rubric's criteria that these ones of the bank bear on, in a round of this kind."""
    here = [c for c in rubric.criteria if item.round in c.rounds]
    named = {c.id for c in here}
    observing = [c.id for c in here if not set(c.observes).isdisjoint(criteria)]
    return tuple(dict.fromkeys([*(c for c in criteria if c in named), *observing]))


def _points(item: Item, twisted: bool, rubric: Rubric) -> tuple[PointAsked, ...]:
    """The points that were asked for, under the criteria that a round of this kind can show."""
    twist = {p.id for p in item.twist.key_points} if item.twist else set()
    return tuple(
        PointAsked(
            id=p.id,
            text=p.point,
            weight=p.weight,
            criteria=_seen(item, p.criteria, rubric),
            example=p.also_said[0] if p.also_said else "",
            twist=p.id in twist,
        )
        for p in item.all_points
        if p.id not in twist or twisted
    )


def _nothing_said(item: Item) -> Judgement:
    """The evidence where no answer was given: every point missed, with certainty."""
    return Judgement(
        evidence=tuple(Evidence(point=p.id, stance="missed", p_met=0.0, confidence=1.0) for p in item.all_points)
    )

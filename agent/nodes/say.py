"""Saying one turn: a brief for the speaker, the words on their way to whoever listens, the turn that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agent.context import Context
from agent.events import Begin
from agent.items import Item, item_of
from agent.nodes.common import Run, current_round, item_turns, key_of, next_seq
from agent.speakers.types import Brief
from agent.state import InterviewState
from corpus.types import KeyPoint
from rubrics.types import Turn


def say(
    state: InterviewState, runtime: Run, kind: str, brief: Brief, *, item: str | None = None, about: str | None = None
) -> Turn:
    """Let the speaker say what the brief holds, telling whoever listens meanwhile, and return the turn."""
    seq = next_seq(state)
    runtime.stream_writer(Begin(seq=seq, speaker="interviewer", kind=kind, question=item))
    spoken = runtime.context.speaker.say(brief, runtime.stream_writer)
    return Turn(
        seq=seq,
        speaker="interviewer",
        kind=kind,
        text=spoken.text,
        at=runtime.context.clock(),
        round=state.round,
        question=item,
        about=about,
        voice=spoken.by,
        meant=brief.embedded if spoken.by == "model" else "",
        put_aside=spoken.put_aside,
        trimmed=spoken.trimmed,
    )


def brief_of(state: InterviewState, context: Context, act: str, embedded: str, **texts: str) -> Brief:
    """Return the brief of an act; `texts` are those of `Brief` that the act gives."""
    of_the_round = act == "opening" or act.startswith("closing")
    return Brief(
        act=act,
        persona=current_round(state).persona,
        level=_level(state, context),
        embedded=embedded,
        before=next((t.text for t in reversed(state.turns) if t.speaker == "interviewer"), ""),
        **texts,
        **({} if of_the_round else _on_the_table(state, context)),
    )


def _level(state: InterviewState, context: Context) -> str:
    levels = context.bank.guides[state.setup.guide].levels
    return next((level.title for level in levels if level.id == state.setup.level), state.setup.level)


def _on_the_table(state: InterviewState, context: Context) -> dict[str, Any]:
    """What a speaker is told of the question on the table, and what it must not give away of it."""
    progress = state.progress
    if progress is None:
        return {}
    item = item_of(context.bank, progress.item)
    heard = tuple(item_turns(state, item.id))
    judgement = state.judgements.get(key_of(state.round, item.id))
    return {
        "question": item.ask,
        "heard": heard,
        "told": tuple(item.given[i].tell for i in progress.told if i < len(item.given)),
        "met": tuple(e.quote for e in judgement.evidence if e.stance == "met" and e.quote) if judgement else (),
        "guarded": tuple(_guarded(item, context)),
    }


def _guarded(item: Item, context: Context) -> Iterator[str]:
    """All that an item holds besides its question; a speaker takes out what was said and what it is to say."""
    for point in item.all_points:
        yield from _told_by(point)
    yield from (fact.tell for fact in item.given)
    yield from item.hints
    if item.twist:
        yield item.twist.ask
    question = context.bank.questions.get(item.id)
    if question is not None:
        yield from (question.answers.strong, question.answers.partial, question.answers.weak)


def _told_by(point: KeyPoint) -> Iterator[str]:
    yield from (point.point, *point.also_said, *point.not_this)
    yield from (text for text in (point.probe, point.hint) if text)

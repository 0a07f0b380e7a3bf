"""Opening a round and asking its items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.clock import minutes_left
from agent.items import Item, item_of
from agent.nodes.common import (
    Run,
    asides,
    current_item,
    current_round,
    next_position,
    nod,
    said_before,
    voice_of,
)
from agent.nodes.say import brief_of, say
from agent.speech import fragment, in_a_sentence
from agent.state import Clock, InterviewState, Progress, plain
from rubrics.types import Turn

WARN_AT = 5.0


def open_round(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Greet in the round's persona, start its clock; from the second round on, refer to an earlier one."""
    voice = voice_of(state)
    text = voice.say("opening", 0, minutes=str(state.planned.minutes))
    earlier = [p for p in state.finished_items if p.round < state.round and not p.skipped and "/" not in p.item]
    if earlier:
        topic = in_a_sentence(item_of(runtime.context.bank, earlier[-1].item).topic)
        text += " " + voice.say("recall", 0, topic=topic)
    turn = say(state, runtime, "opening", brief_of(state, runtime.context, "opening", text, content=text))
    clock = Clock(started=runtime.context.clock())
    return plain(turns=[turn], clock=clock, position=-1, progress=None, silence=0, act=None)


def ask(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Ask the next item, with a transition that fits why the last one ended."""
    finished = [*state.finished_items, state.progress] if state.progress else state.finished_items
    moved = state.model_copy(update={"position": next_position(state)})
    item = current_item(moved, runtime.context)
    told = asides(state, runtime) if state.act and state.position >= 0 else []
    clock, first = warn(moved, runtime)
    turn = _asked(state, runtime, item, told, first)
    return plain(
        turns=[turn],
        position=moved.position,
        finished_items=finished,
        progress=Progress(item=item.id, round=state.round),
        clock=clock,
        act=None,
        new_quote="",
    )


def _asked(state: InterviewState, runtime: Run, item: Item, told: Sequence[str], first: str) -> Turn:
    """The question word for word, after a transition; the first one of a round has none."""
    act, is_problem = state.act, item.kind == "coding"
    what = _transition(state, is_problem=is_problem)
    quote = fragment(act.quote) if act and act.kind != "code_passes" else ""
    nodding = nod(state, quote)
    text = voice_of(state).say(what, said_before(state, "ask"), text=item.ask) if what != "first" else item.ask
    if what == "code_passes":
        text = f"{text} {item.ask}"
    brief = brief_of(
        state,
        runtime.context,
        what,
        " ".join(filter(None, [first, *told, nodding, text])),
        first=" ".join(filter(None, [first, *told])),
        content=leading_over(f"{nodding} {text}", item.ask),
        verbatim=item.ask,
        quote=quote if nodding else "",
    )
    return say(state, runtime, "ask", brief, item=item.id)


def leading_over(text: str, question: str) -> str:
    """What the embedded wording says before the question that is read out; nothing where it asks by itself."""
    lead = text.removesuffix(question).strip(" :")
    return "" if question and "?" in lead else lead


def _transition(state: InterviewState, *, is_problem: bool) -> str:
    if state.act is None:
        return "first"
    if state.act.kind == "code_passes" and not is_problem:
        return "code_passes"
    return "move_on" if state.act.kind == "move_on" else ("next_problem" if is_problem else "next")


def warn(state: InterviewState, runtime: Run) -> tuple[Clock | None, str]:
    """Say once, before anything else, that five minutes are left; returns the words for it."""
    clock = state.clock
    if clock is None or clock.warned:
        return clock, ""
    left = minutes_left(clock, state.planned.minutes, runtime.context.clock())
    if left > WARN_AT or state.planned.minutes <= 2 * WARN_AT:
        return clock, ""
    return clock.model_copy(update={"warned": True}), voice_of(state).say("five_minutes", 0)


def after_open(state: InterviewState) -> str:
    """Ask the first item, or close a round for which the bank has none."""
    return "ask" if current_round(state) and state.planned.items else "close_round"

"""Opening a round and asking its items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.clock import minutes_left
from agent.items import item_of
from agent.nodes.common import (
    Run,
    asides,
    current_item,
    current_round,
    interviewer_turn,
    next_position,
    nod,
    said_before,
    voice_of,
)
from agent.speech import fragment, in_a_sentence
from agent.state import Clock, InterviewState, Progress, plain

WARN_AT = 5.0


def open_round(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Greet in the round's persona, start its clock; from the second round on, refer to an earlier one."""
    voice = voice_of(state)
    text = voice.say("opening", 0, minutes=str(state.planned.minutes))
    earlier = [p for p in state.finished_items if p.round < state.round and not p.skipped and "/" not in p.item]
    if earlier:
        topic = in_a_sentence(item_of(runtime.context.bank, earlier[-1].item).topic)
        text += " " + voice.say("recall", 0, topic=topic)
    turn = interviewer_turn(state, runtime.context, "opening", text)
    clock = Clock(started=runtime.context.clock())
    return plain(turns=[turn], clock=clock, position=-1, progress=None, silence=0, act=None)


def ask(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Ask the next item, with a transition that fits why the last one ended."""
    finished = [*state.finished_items, state.progress] if state.progress else state.finished_items
    moved = state.model_copy(update={"position": next_position(state)})
    item = current_item(moved, runtime.context)
    told = asides(state, runtime) if state.act and state.position >= 0 else []
    text = _with_transition(moved, item.ask, told, is_problem=item.kind == "coding")
    clock, text = warn(moved, runtime, text)
    turn = interviewer_turn(moved, runtime.context, "ask", text, item=item.id)
    return plain(
        turns=[turn],
        position=moved.position,
        finished_items=finished,
        progress=Progress(item=item.id, round=state.round),
        clock=clock,
        act=None,
        new_quote="",
    )


def _with_transition(state: InterviewState, question: str, told: Sequence[str], *, is_problem: bool) -> str:
    voice, act = voice_of(state), state.act
    if act is None:
        return question
    if act.kind == "code_passes" and not is_problem:
        return f"{voice.say('code_passes', said_before(state, 'ask'))} {question}"
    what = "move_on" if act.kind == "move_on" else ("next_problem" if is_problem else "next")
    text = voice.say(what, said_before(state, "ask"), text=question)
    return " ".join(filter(None, [*told, nod(state, fragment(act.quote)), text]))


def warn(state: InterviewState, runtime: Run, text: str) -> tuple[Clock | None, str]:
    """Say once, before anything else, that five minutes are left."""
    clock = state.clock
    if clock is None or clock.warned:
        return clock, text
    left = minutes_left(clock, state.planned.minutes, runtime.context.clock())
    if left > WARN_AT or state.planned.minutes <= 2 * WARN_AT:
        return clock, text
    said = voice_of(state).say("five_minutes", 0)
    return clock.model_copy(update={"warned": True}), f"{said} {text}"


def after_open(state: InterviewState) -> str:
    """Ask the first item, or close a round for which the bank has none."""
    return "ask" if current_round(state) and state.planned.items else "close_round"

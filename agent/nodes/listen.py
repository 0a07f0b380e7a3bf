"""Waiting for the candidate, and sorting what came."""

from __future__ import annotations

from typing import Any

from langgraph.types import interrupt

from agent.clock import after_silence, paused
from agent.nodes.common import Run, current_item, current_round, next_seq
from agent.sorting import sort_message
from agent.state import Intent, InterviewState, plain
from rubrics.types import Turn

BUTTONS: dict[str, Intent] = {
    "hint": "hint",
    "skip": "skip",
    "stop": "stop",
    "repeat": "repeat",
    "submit": "code",
}
KEPT_IDS = 50


def listen(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Wait for one message; it is part of the checkpoint before anything else happens to it."""
    message = interrupt({"waiting_for": state.progress.item if state.progress else None})
    now = runtime.context.clock()
    if message["kind"] == "pause":
        return plain(clock=paused(state.clock, now)) if state.clock else {}
    clock = after_silence(state.clock, state.turns[-1].at, now) if state.clock else None
    if message["kind"] == "resume":
        return plain(clock=clock)
    turn = Turn(
        seq=next_seq(state),
        speaker="candidate",
        kind=str(message["kind"]),
        text=str(message["text"]),
        at=now,
        round=state.round,
        question=state.progress.item if state.progress else None,
    )
    return plain(turns=[turn], clock=clock, message_ids=[*state.message_ids, str(message["id"])][-KEPT_IDS:])


def understand(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Name what the candidate wants; the turn carries it from here on.

    Where a model sees it otherwise than the rules, an answer is judged all the same (see `decide`).
    """
    turn = state.turns[-1]
    item = current_item(state, runtime.context)
    intent, hunch = BUTTONS.get(turn.kind), None
    if intent is None:
        intent, hunch = sort_message(turn.text, item, runtime.context.model)
    silence = state.silence + 1 if intent == "dont_know" else (state.silence if intent == "repeat" else 0)
    kept = turn.model_copy(update={"kind": intent})
    return plain(turns=[kept], intent=intent, hunch=hunch, silence=silence, new_quote="")


def after_listen(state: InterviewState) -> str:
    """A pause says nothing; go on waiting."""
    return "understand" if state.turns[-1].speaker == "candidate" else "listen"


def after_understand(state: InterviewState) -> str:
    """Answers are judged, code is run, anything else goes straight to a decision.

    Where the candidate tells of themselves, what they ask is part of the answer.
    """
    if state.intent == "clarify" and current_round(state).tells_story:
        return "judge"
    return {"answer": "judge", "done": "judge", "code": "run_code"}.get(state.intent, "decide")

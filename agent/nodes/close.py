"""Closing a round kindly and without a verdict, and writing the report at the end."""

from __future__ import annotations

import logging
from typing import Any

from agent.clock import elapsed_minutes
from agent.errors import StoreError
from agent.late import heard_late
from agent.nodes.common import Run, voice_of
from agent.nodes.say import brief_of, say
from agent.state import InterviewState, plain
from agent.transcript import graded

log = logging.getLogger(__name__)


def close_round(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Say goodbye, note the minutes, and move to the next round if there is one."""
    why = state.act.text if state.act and state.act.kind == "close_round" else "complete"
    text = voice_of(state).say(f"closing_{why}", 0)
    turn = say(state, runtime, "closing", brief_of(state, runtime.context, f"closing_{why}", text, content=text))
    used = elapsed_minutes(state.clock, runtime.context.clock()) if state.clock else 0.0
    closed = [*state.closed, "stopped" if why == "stop" else "complete"]
    if state.stopping:
        closed += ["not_reached"] * (len(state.setup.plan) - len(closed))
    return plain(
        turns=[turn],
        finished_items=[*state.finished_items, state.progress] if state.progress else state.finished_items,
        progress=None,
        minutes_used=[*state.minutes_used, round(used, 2)],
        closed=closed,
        round=state.round if _over(state) else state.round + 1,
        act=None,
    )


def _over(state: InterviewState) -> bool:
    return state.stopping or state.round + 1 >= len(state.setup.plan)


def after_close(state: InterviewState) -> str:
    """Open the next round, or write the report when every round is closed."""
    return "report" if len(state.closed) >= len(state.setup.plan) else "open_round"


def report(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Grade the transcript and keep the report."""
    heard = state
    try:
        heard = heard_late(state, runtime.context)
        runtime.context.reports.save_report(graded(heard, runtime.context))
    except StoreError:
        raise  # nothing can be kept: the reply is taken up again when the store works
    except Exception:  # the interview is over all the same; its report can be asked for again
        log.exception("the report of session %s could not be written", state.setup.session)
    return plain(status="finished", judgements=heard.judgements)

"""Hearing the model judge late: on answers for which there was no time, or no model, while the candidate waited."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from agent.context import Context
from agent.items import item_of
from agent.judges.types import UNAVAILABLE, Judge, TimedJudge
from agent.nodes.common import key_of
from agent.nodes.judge import first_met, judged
from agent.state import InterviewState

REGRADE_S = 300.0
"""For one judgement when nobody waits for a turn."""


def unhurried(context: Context, seconds: float = REGRADE_S) -> Context:
    """The same context with a judge that may take its time."""
    return replace(context, judge=within(context.judge, seconds, twice=True))


def within(judge: Judge, seconds: float, *, twice: bool = False) -> Judge:
    """The same judge with so many seconds for a judgement, where it goes by time at all."""
    return judge.within(seconds, twice=twice) if isinstance(judge, TimedJudge) else judge


def heard_late(state: InterviewState, context: Context, clock: Callable[[], float] = time.monotonic) -> InterviewState:
    """Ask again about the answers that the model had no part in, the weightiest first, within one judgement's time.

    What it still has no time for stays as the embedded judge left it, with its flag; `sessions regrade` asks again.
    """
    judge = context.judge
    waiting = [k for k, found in state.judgements.items() if found is not None and UNAVAILABLE in found.flags]
    if not waiting or not isinstance(judge, TimedJudge):
        return state
    until = clock() + judge.seconds
    judgements = dict(state.judgements)
    for key, item_id, round_index in _weightiest(state, context, waiting):
        left = until - clock()
        if left <= 0:
            break
        item = item_of(context.bank, item_id)
        turns = [t for t in state.turns if t.question == item_id and t.round == round_index]
        found = judged(item, turns, replace(context, judge=within(judge, left)))
        before = judgements[key]
        if found is not None and before is not None and UNAVAILABLE not in found.flags:
            judgements[key] = found.model_copy(update={"evidence": first_met(before, found)})
    return state.model_copy(update={"judgements": judgements})


def _weightiest(state: InterviewState, context: Context, waiting: list[str]) -> list[tuple[str, str, int]]:
    sat = [*state.finished_items, *([state.progress] if state.progress else [])]
    found = [(key, p.item, p.round) for p in sat if (key := key_of(p.round, p.item)) in waiting]
    return sorted(found, key=lambda one: -sum(p.weight for p in item_of(context.bank, one[1]).all_points))

"""Judging a saved transcript again; the words stay, only the evidence is new."""

from __future__ import annotations

from agent.context import Context
from agent.items import item_of
from agent.late import unhurried
from agent.nodes.common import key_of
from agent.nodes.judge import judged
from agent.state import InterviewState


def judged_again(state: InterviewState, context: Context) -> InterviewState:
    """Return the state with fresh judgements for every item that was judged before."""
    judgements = dict(state.judgements)
    context = unhurried(context)
    for progress in state.finished_items:
        key = key_of(progress.round, progress.item)
        item = item_of(context.bank, progress.item)
        if key not in judgements or not item.points:
            continue
        turns = [t for t in state.turns if t.question == item.id and t.round == progress.round]
        judgements[key] = judged(item, turns, context) or judgements[key]
    return state.model_copy(update={"judgements": judgements})

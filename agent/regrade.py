"""Judging a saved transcript again, reply by reply as it was heard; the words stay, only the evidence is new."""

from __future__ import annotations

from collections.abc import Sequence

from agent.context import Context
from agent.items import Item, item_of
from agent.late import unhurried
from agent.nodes.common import key_of
from agent.nodes.judge import first_met, judged
from agent.rounds import ROUNDS
from agent.state import InterviewState
from rubrics.types import Judgement, Turn

_JUDGED = frozenset({"answer", "done"})


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
        story = ROUNDS[state.setup.plan[progress.round].kind].tells_story
        kinds = _JUDGED | {"clarify"} if story else _JUDGED
        judgements[key] = replayed(item, turns, kinds, context) or judgements[key]
    return state.model_copy(update={"judgements": judgements})


def replayed(item: Item, turns: Sequence[Turn], kinds: frozenset[str], context: Context) -> Judgement | None:
    """Judge after each reply, so that a point keeps the words that first met it, before any help it got later."""
    found: Judgement | None = None
    for number, turn in enumerate(turns, 1):
        if turn.speaker != "candidate" or turn.kind not in kinds:
            continue
        now = judged(item, turns[:number], context)
        if now and found:
            now = now.model_copy(update={"evidence": first_met(found, now)})
        found = now or found
    return found

"""Judging the answer so far. A judge that fails leaves 'not scored', never a zero."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from agent.context import Context
from agent.items import Item
from agent.nodes.common import Run, as_decided, current_item, item_turns, key_of
from agent.state import InterviewState, plain
from rubrics.types import Evidence, Judgement, Turn

log = logging.getLogger(__name__)
SURE = 0.65
"""Only what was rather surely right is nodded at."""


def judge(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Judge all that was said on the current item."""
    item = current_item(state, runtime.context)
    if not item.points:
        return {}
    key = key_of(state.round, item.id)
    found = judged(item, item_turns(state, item.id), runtime.context)
    before = state.judgements.get(key)
    if found and before:
        found = found.model_copy(update={"evidence": first_met(before, found)})
    quote = _newly_met(state, key, found) if found else ""
    return plain(judgements={**state.judgements, key: found}, new_quote=quote)


def judged(item: Item, turns: Sequence[Turn], context: Context) -> Judgement | None:
    """Return the evidence on an item, or None where the judge failed."""
    try:
        return context.judge.judge(item.judged_ask, item.all_points, as_decided(turns))
    except Exception:  # whatever a judge trips over, the interview goes on
        log.exception("the judge failed on item %s; it is not scored", item.id)
        return None


def first_met(before: Judgement, now: Judgement) -> tuple[Evidence, ...]:
    """A point that stays met keeps the words that met it first, so that saying it again costs nothing."""
    earlier = {e.point: e for e in before.evidence if e.stance == "met"}
    return tuple(earlier.get(e.point, e) if e.stance == "met" else e for e in now.evidence)


def _newly_met(state: InterviewState, key: str, found: Judgement) -> str:
    """The words of the last reply that met a point which was open before."""
    before = state.judgements.get(key)
    met = {e.point for e in before.evidence if e.stance == "met"} if before else set()
    last = state.turns[-1].seq
    new = [e for e in found.evidence if e.stance == "met" and e.point not in met and e.turn == last]
    best = max(new, key=lambda e: e.p_met, default=None)
    return best.quote if best is not None and best.p_met >= SURE and "?" not in best.quote else ""

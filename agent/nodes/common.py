"""What the nodes share: the current item, its turns, and new interviewer turns."""

from __future__ import annotations

from collections.abc import Sequence

from langgraph.runtime import Runtime

from agent.context import Context
from agent.items import Item, item_of
from agent.rounds import ROUNDS
from agent.rounds.types import Round
from agent.speech import Voice
from agent.state import InterviewState
from rubrics.types import Turn

Run = Runtime[Context]


def current_item(state: InterviewState, context: Context) -> Item:
    """The item being asked."""
    return item_of(context.bank, state.planned.items[state.position])


def current_round(state: InterviewState) -> Round:
    """The declaration of the round being sat."""
    return ROUNDS[state.planned.kind]


def key_of(round_index: int, item_id: str) -> str:
    """The key under which an item's judgement and code are kept."""
    return f"{round_index}:{item_id}"


def next_position(state: InterviewState) -> int:
    """Where the next item of the round stands; a problem left without code takes its follow-ups with it."""
    position, items = state.position + 1, state.planned.items
    last = state.progress.item if state.progress else ""
    if current_round(state).runs_code and "/" not in last and key_of(state.round, last) not in state.codes:
        while position < len(items) and items[position].startswith(f"{last}/"):
            position += 1
    return position


def item_turns(state: InterviewState, item_id: str) -> list[Turn]:
    """All turns on an item in this round, in order."""
    return [t for t in state.turns if t.question == item_id and t.round == state.round]


def next_seq(state: InterviewState) -> int:
    """The number of the next turn."""
    return state.turns[-1].seq + 1 if state.turns else 0


def voice_of(state: InterviewState) -> Voice:
    """The persona of this round."""
    return Voice(current_round(state).persona, state.setup.seed + state.round)


def nod(state: InterviewState, quote: str) -> str:
    """A neutral nod in the candidate's own words; none where there are none or the last turn quoted them already."""
    spoken = [t.meant or t.text for t in state.turns if t.speaker == "interviewer" and t.round == state.round]
    if not quote or (spoken and '"' in spoken[-1]):
        return ""
    return voice_of(state).say("nod", sum('"' in text for text in spoken), quote=quote)


def asides(state: InterviewState, runtime: Run) -> list[str]:
    """What is said before the act: remarks, and the facts that the reply asked for."""
    if state.act is None or not (state.act.facts or state.act.remarks):
        return []
    given = current_item(state, runtime.context).given
    voice = voice_of(state)
    remarks = [voice.say(remark, len(state.turns)) for remark in state.act.remarks if remark == "aside"]
    after = [voice.say(remark, 0) for remark in state.act.remarks if remark == "pass_on"]
    return [*remarks, *(given[i].tell for i in state.act.facts), *after]


def said_before(state: InterviewState, kind: str) -> int:
    """How often the interviewer has made this kind of turn in the round."""
    return sum(t.kind == kind and t.speaker == "interviewer" and t.round == state.round for t in state.turns)


def as_decided(turns: Sequence[Turn]) -> list[Turn]:
    """The turns in the wording that needs no model: whoever judges or grades reads what was decided to be said."""
    return [t.model_copy(update={"text": t.meant}) if t.meant else t for t in turns]

"""Saying the act that was decided, in the persona of the round."""

from __future__ import annotations

from typing import Any

from agent.items import Item
from agent.nodes.ask import warn
from agent.nodes.common import Run, asides, current_item, interviewer_turn, next_position, nod, said_before, voice_of
from agent.policy import most_hints
from agent.speech import beginning, fragment, in_a_sentence
from agent.state import Act, InterviewState, plain

CLAIM_WORDS = 18
"""A claim is taken up whole where that is short enough to say."""
_NODS = ("probe", "twist")
_QUESTIONS = ("ask", "probe", "twist", "challenge", "vague", "approach")


def speak(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Turn the act into one turn of the interviewer."""
    act, item = state.act, current_item(state, runtime.context)
    if act is None:
        raise RuntimeError("nothing was decided")
    told = asides(state, runtime)
    text = " ".join([*told, (_nod(state, act, item) if not told else "") + _words(state, act, item)])
    clock, text = warn(state, runtime, text)
    about = act.about if act.kind != "tell" else None
    kind = "hint" if act.kind == "smaller_step" else act.kind
    turn = interviewer_turn(state, runtime.context, kind, text, item=item.id, about=about)
    return plain(turns=[turn], clock=clock, act=None, new_quote="")


def _nod(state: InterviewState, act: Act, item: Item) -> str:
    """A neutral nod to what was right, in the candidate's words; none where nothing was."""
    quote = fragment(act.quote, [p.point for p in item.all_points]) if act.kind in _NODS else ""
    return f"{nod(state, quote)} ".lstrip()


def _words(state: InterviewState, act: Act, item: Item) -> str:
    what = _phrase(act, state, item)
    times = said_before(state, "hint" if act.kind == "smaller_step" else act.kind)
    quote = (fragment(act.quote, most_words=CLAIM_WORDS) or beginning(act.quote)) if act.kind == "challenge" else ""
    text = _question_again(state, item) if act.kind in ("repeat", "redirect") else act.text
    return voice_of(state).say(what, times, text=text, quote=quote, topic=in_a_sentence(item.topic))


def _phrase(act: Act, state: InterviewState, item: Item) -> str:
    if act.kind in ("vague", "approach"):
        return f"{act.kind}_{act.text}"
    if act.kind == "hint" and state.progress is not None and state.progress.hints >= most_hints(item):
        return "last_hint"
    return act.kind


def _question_again(state: InterviewState, item: Item) -> str:
    """What was asked last: the question itself, or what was asked about the answer to it."""
    asked = [t for t in state.turns if t.question == item.id and t.round == state.round and t.kind in _QUESTIONS]
    last = asked[-1] if asked else None
    if last is not None and last.kind == "probe":
        return next((p.probe for p in item.all_points if p.id == last.about and p.probe), item.ask)
    if last is not None and last.kind == "twist" and item.twist is not None:
        return item.twist.ask
    if last is not None and last.kind in ("challenge", "vague"):
        return last.text
    return f"The problem is the one on your screen, {item.topic}." if item.kind == "coding" else item.ask


def after_decide(state: InterviewState) -> str:
    """A new item is asked, a round is closed, anything else is said and listened to."""
    act = state.act
    if act is None:
        return "listen"
    if act.kind == "close_round":
        return "close_round"
    on_code = state.progress is not None and "/" not in state.progress.item
    if act.kind in ("next", "move_on") or (act.kind == "code_passes" and on_code):
        return "ask" if next_position(state) < len(state.planned.items) else "close_round"
    return "speak"

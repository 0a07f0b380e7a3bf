"""Saying the act that was decided, in the persona of the round."""

from __future__ import annotations

from typing import Any

from agent.items import Item
from agent.nodes.ask import leading_over, warn
from agent.nodes.common import Run, asides, current_item, next_position, nod, said_before, voice_of
from agent.nodes.say import brief_of, say
from agent.policy import most_hints
from agent.speech import beginning, fragment, in_a_sentence
from agent.state import Act, InterviewState, plain

CLAIM_WORDS = 18
"""A claim is taken up whole where that is short enough to say."""
_NODS = ("probe", "twist")
_CARRIED = ("tell", "told_again", "hint", "smaller_step", "probe")
_QUESTIONS = ("ask", "probe", "twist", "challenge", "vague", "approach")


def speak(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Turn the act into one turn of the interviewer."""
    act, item = state.act, current_item(state, runtime.context)
    if act is None:
        raise RuntimeError("nothing was decided")
    told = asides(state, runtime)
    quote = _nodded_at(act, item) if not told else ""
    nodding = nod(state, quote)
    words = f"{nodding} ".lstrip() + _words(state, act, item)
    verbatim = _question_again(state, item) if act.kind == "redirect" else act.text if act.kind == "twist" else ""
    clock, first = warn(state, runtime)
    brief = brief_of(
        state,
        runtime.context,
        _phrase(act, state, item),
        " ".join(filter(None, [first, *told, words])),
        first=" ".join(filter(None, [first, *told])),
        content=_claim(act) or (act.text if act.kind in _CARRIED else leading_over(words, verbatim)),
        verbatim=verbatim,
        quote=quote if nodding else "",
    )
    kind = "hint" if act.kind == "smaller_step" else act.kind
    turn = say(state, runtime, kind, brief, item=item.id, about=act.about if act.kind != "tell" else None)
    return plain(turns=[turn], clock=clock, act=None, new_quote="")


def _nodded_at(act: Act, item: Item) -> str:
    """The candidate's words that were right and read well; none where nothing was."""
    return fragment(act.quote, [p.point for p in item.all_points]) if act.kind in _NODS else ""


def _words(state: InterviewState, act: Act, item: Item) -> str:
    what = _phrase(act, state, item)
    times = said_before(state, "hint" if act.kind == "smaller_step" else act.kind)
    text = _question_again(state, item) if act.kind in ("repeat", "redirect") else act.text
    topic = in_a_sentence(item.topic)
    return voice_of(state).say(what, times, text=text, quote=_claim(act), topic=topic)


def _claim(act: Act) -> str:
    """The words that a challenge takes up."""
    return (fragment(act.quote, most_words=CLAIM_WORDS) or beginning(act.quote)) if act.kind == "challenge" else ""


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

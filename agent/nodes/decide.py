"""Choosing the next act, and counting it."""

from __future__ import annotations

import re
from typing import Any

from agent.clock import minutes_left
from agent.items import Item
from agent.nodes.common import Run, current_item, current_round, item_turns, key_of
from agent.policy import APPROACH, View
from agent.policy import decide as choose
from agent.state import Act, InterviewState, Progress, plain
from agent.steering import steers
from rubrics.types import Judgement

_OWN = re.compile(r"\b(i|i'm|i've|i'd|my|mine|myself)\b", re.IGNORECASE)
_TEAM = re.compile(r"\b(we|we're|we've|our|us|the team)\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(improv\w+|better|faster|quicker|cheaper|increas\w+|decreas\w+|reduc\w+|grew"
    r"|gains?|gained|sav(ed|ings?)|doubled|halved|successful|success|significant\w*|outperform\w*|strong results?"
    r"|worked (very |really |quite )?well)\b",
    re.IGNORECASE,
)
_LEAVING = {"move_on", "next", "twist", "close_round"}
"""Acts that leave the question: the rules alone may lead there."""
_STRAYS = {"off_topic", "steer", "upset", "unreadable"}


def decide(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Decide on the next act and count what it and the reply used up."""
    if state.progress is None or state.clock is None:
        raise RuntimeError("nothing has been asked yet")
    item = current_item(state, runtime.context)
    judgement = state.judgements.get(key_of(state.round, item.id))
    intent = _stray_answer(state, judgement)
    progress = _heard(state.progress, state, item, intent)
    heard = state.model_copy(update={"progress": progress, "intent": intent})
    act = choose(_view(heard, item, runtime))
    if state.hunch is not None and intent == "answer" and not _said_something(state, judgement):
        other = choose(_view(heard.model_copy(update={"intent": state.hunch}), item, runtime))
        act = act if other.kind in _LEAVING else other
    return plain(act=act, intent=intent, progress=_counted(progress, act), stopping=act.text == "stop")


def _stray_answer(state: InterviewState, judgement: Judgement | None) -> Any:
    """An answer with nothing to do with the question is off topic, whatever it was sorted as."""
    if state.intent != "answer" or judgement is None or state.new_quote:
        return state.intent
    if "off_topic" not in judgement.flags or any(e.stance != "missed" for e in judgement.evidence):
        return state.intent
    return "clarify" if state.turns[-1].text.rstrip().endswith("?") else "off_topic"


def _said_something(state: InterviewState, judgement: Judgement | None) -> bool:
    """Whether the last reply has a part in any evidence: then it was an answer, whatever a model took it for."""
    last = state.turns[-1].seq
    return bool(state.new_quote) or any(e.turn == last for e in (judgement.evidence if judgement else ()))


def _view(state: InterviewState, item: Item, runtime: Run) -> View:
    assert state.progress is not None  # both checked by decide
    assert state.clock is not None
    judgement = state.judgements.get(key_of(state.round, item.id))
    said = " ".join(t.text for t in item_turns(state, item.id) if t.speaker == "candidate")
    return View(
        item=item,
        spec=current_round(state),
        progress=state.progress,
        intent=state.intent,
        text=state.turns[-1].text,
        evidence={e.point: e for e in judgement.evidence} if judgement else {},
        code=state.codes.get(key_of(state.round, item.problem)) if item.problem else None,
        minutes_left=minutes_left(state.clock, state.planned.minutes, runtime.context.clock()),
        silence=state.silence,
        new_quote=state.new_quote,
        own_part=_OWN.search(said) is not None or _TEAM.search(said) is None,
        number=re.search(r"\d", said) is not None or _CLAIM.search(state.turns[-1].text) is None,
        said=said,
        steering=steers(state.turns[-1].text),
    )


def _heard(progress: Progress, state: InterviewState, item: Item, intent: str) -> Progress:
    """Count what the candidate's message was."""
    after_probe = bool(progress.probed or progress.challenged)
    barren = progress.barren + 1 if after_probe and not state.new_quote else 0
    counts: dict[str, dict[str, object]] = {
        "clarify": {"clarifying": progress.clarifying + 1},
        "dont_know": {"dont_knows": progress.dont_knows + 1},
        "skip": {"skipped": True},
        "answer": {"barren": barren},
        "code": {"submissions": progress.submissions + 1},
    }
    strays: dict[str, object] = {"strays": progress.strays + 1} if intent in _STRAYS else {}
    update = {"replies": progress.replies + 1, **counts.get(intent, strays)}
    if item.kind == "coding" and intent != "dont_know":
        update["dont_knows"] = 0
    return progress.model_copy(update=update)


def _counted(progress: Progress, act: Act) -> Progress:
    """Count what the act uses up."""
    about = (act.about,) if act.about else ()
    counts: dict[str, dict[str, object]] = {
        "probe": {"probed": (*progress.probed, *about), "follow_ups": progress.follow_ups + 1},
        "challenge": {"challenged": (*progress.challenged, *about), "follow_ups": progress.follow_ups + 1},
        "vague": {"vague_asked": True, "follow_ups": progress.follow_ups + 1},
        "hint": {"hinted": (*progress.hinted, *about), "hints": progress.hints + 1},
        "smaller_step": {"hinted": (*progress.hinted, *about), "hints": progress.hints + 1},
        "twist": {"twist_asked": True, "barren": 0},
        "approach": {"approach_asked": _asked_so_far(progress.approach_asked, act.text)},
    }
    facts = (*act.facts, *map(int, act.about.split(","))) if act.kind == "tell" and act.about else act.facts
    return progress.model_copy(update={**counts.get(act.kind, {}), "told": (*progress.told, *facts)})


def _asked_so_far(before: int, asked: str) -> int:
    """How far the talk about an approach has come: its two questions, then one for each call for better code."""
    return APPROACH.index(asked) + 1 if asked in APPROACH else max(before, len(APPROACH)) + (asked == "again")

"""Small items and views, and how a candidate of the tests talks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agent.interview import Interview
from agent.items import Item
from agent.policy import View
from agent.rounds import ROUNDS
from agent.services import Services
from agent.state import Progress
from corpus.types import GivenFact, KeyPoint, Twist
from rubrics.types import Evidence, Stance

SUBSTANCE = "I would first look at how the load is spread over the experts and then change one thing at a time"


def point(point_id: str, weight: int = 2, **changes: Any) -> KeyPoint:
    """A key point with a probe and a hint."""
    values = {
        "id": point_id,
        "weight": weight,
        "point": f"The point called {point_id} holds.",
        "probe": f"What of {point_id}?",
        "hint": f"Think of {point_id}.",
        "criteria": ("ml_depth",),
    }
    return KeyPoint.model_validate(values | changes)


def discussion(points: Sequence[KeyPoint] | None = None, **changes: Any) -> Item:
    """A discussion question with two points, two given facts and a twist."""
    values: dict[str, Any] = {
        "id": "a-question",
        "kind": "discussion",
        "round": "ml_theory",
        "topic": "idle experts",
        "ask": "Why are some experts idle?",
        "given": (
            GivenFact(about="batch size", tell="The batch holds eight sequences."),
            GivenFact(about="router precision", tell="The router runs in half precision."),
        ),
        "points": tuple(points) if points is not None else (point("light", 1), point("heavy", 3)),
        "twist": Twist(ask="And with twice the experts?", key_points=(point("ceiling"),)),
    }
    return Item.model_validate(values | changes)


def coding(**changes: Any) -> Item:
    """A coding problem with two hints."""
    values: dict[str, Any] = {
        "id": "a-problem",
        "kind": "coding",
        "round": "coding",
        "topic": "clean runs",
        "ask": "Find the longest clean run.",
        "hints": ("Keep a set.", "One pass is enough."),
    }
    return Item.model_validate(values | changes)


def evidence(**stances: Stance) -> Mapping[str, Evidence]:
    """Evidence by point, with a quote wherever something was said."""
    return {
        name: Evidence(point=name, stance=stance, p_met=0.9, confidence=0.9, turn=1, quote=f"my words on {name}")
        for name, stance in stances.items()
    }


def view(item: Item | None = None, **changes: Any) -> View:
    """What the policy sees after an ordinary answer to an ordinary question."""
    item = item or discussion()
    values: dict[str, Any] = {
        "item": item,
        "spec": ROUNDS[item.round],
        "progress": Progress(item=item.id, round=0),
        "intent": "answer",
        "text": SUBSTANCE,
        "evidence": {},
        "code": None,
        "minutes_left": 30.0,
        "silence": 0,
    }
    return View(**(values | changes))


def theory(services: Services, **changes: Any) -> Interview:
    """An ML theory round with a fixed seed."""
    values: dict[str, Any] = {"role": "ai_researcher", "rounds": ["ml_theory"], "seed": 7, "services": services}
    return Interview.start(**(values | changes))

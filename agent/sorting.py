"""A second opinion on what a message wants, asked of a model only where the rules are unsure, and bounded by them."""

from __future__ import annotations

import re
import time
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel

from agent.asking import sentences
from agent.items import Item
from agent.judges.pace import pace_of, work
from agent.llm.types import Ask, ChatModel, Message, ModelError
from agent.state import Intent
from agent.understand import understand

Kind = Literal["answer", "clarify", "hint", "dont_know", "repeat"]
SECONDS = 4.0
MAX_TOKENS, _USUAL_TOKENS = 20, 8
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’_+-]*")
_MOST_WORDS = 25
_TOLD_WORDS = 5
_MOST_UNKNOWING_WORDS = 14
_MOST_OF_ASK = 400
_CUES: dict[Kind, re.Pattern[str]] = {
    "hint": re.compile(
        r"\b(?:help|nudge|push|clues?|pointers?|hints?|steer|stuck|direction|unstuck|get (?:me )?(?:started|going)"
        r"|where (?:do|would|should|could) (?:i|one) (?:even )?(?:start|begin)|something to (?:go|work) (?:on|with))\b",
        re.I,
    ),
    "dont_know": re.compile(
        r"\b(?:i|i'm|i've|i'd|me)\b.*\b(?:no|not|never|nothing|blank|lost|stumped|unsure|beyond|rusty|forgot\w*"
        r"|cannot|\w+n't)\b|^\W*(?:no|not|nothing|never|beats|hard to say|tough one|total blank)\b",
        re.I,
    ),
    "repeat": re.compile(
        r"\b(?:again|rephrase|reword|clearer|(?:the|your) question|lost you|slower"
        r"|you(?:'re| are)? (?:mean|asking|after|getting at)"
        r"|(?:not|n't|cannot) (?:\w+ )?(?:follow|hear|catch|get|parse))\b",
        re.I,
    ),
    "clarify": re.compile(
        r"\?|^\W*(?:wondering|curious)\b|\b(?:i(?:'d| would) (?:need|want|like) to (?:know|ask|check)"
        r"|tell me (?:if|whether|what|how)|am i (?:free|allowed|right)|depends? on (?:what|whether|how)"
        r"|(?:may|can|could|should) (?:i|we) (?:assume|take it))\b",
        re.I,
    ),
}
"""Words that a message of this kind has. Without any, a model's opinion is not taken: it may only choose what shows."""


class Sorted(BaseModel):
    """What a model takes a message for."""

    kind: Kind


def choices(text: str, intent: Intent) -> tuple[Kind, ...]:
    """Return what a message may be, the rules' own verdict first; only that one where they are sure.

    They are sure of every wish, of orders to the grader, of code, of long messages, and of short ones that show no
    sign of another kind. Nothing that ends or skips anything is ever up for choice.
    """
    if intent not in ("answer", "clarify"):
        return ()
    text = " ".join(text.replace("’", "'").split())
    own: Kind = "answer" if intent == "answer" else "clarify"
    if len(_WORD.findall(text)) > _MOST_WORDS or re.search(r"\d", text):
        return (own,)
    others: list[Kind] = [kind for kind, cue in _CUES.items() if kind != own and cue.search(text)]
    if len(_WORD.findall(text)) > _MOST_UNKNOWING_WORDS:
        others = [kind for kind in others if kind != "dont_know"]
    if own == "clarify":
        others = ["answer"] if "?" in text and _tells(text) else []
    return (own, *others)


def second_opinion(text: str, intent: Intent, item: Item, model: ChatModel, seconds: float = SECONDS) -> Intent:
    """Return what the model takes a message for where the rules are unsure, else the rules' verdict."""
    allowed = choices(text, intent)
    if len(allowed) < 2:
        return intent
    user = f"Question: {' '.join(item.ask.split())[:_MOST_OF_ASK]}\n\nMessage: {' '.join(text.split())}"
    messages = (Message(role="system", content=_instructions()), Message(role="user", content=user))
    kind = _asked(Ask(purpose="sort", messages=messages, max_tokens=MAX_TOKENS, deadline=seconds), model)
    return kind if kind in allowed else intent


def _asked(ask: Ask, model: ChatModel) -> Kind | None:
    """Ask, unless the model is known to be too slow; None where no answer came."""
    pace, size = pace_of(model.name), work(ask.messages, _USUAL_TOKENS)
    if not pace.fits(size, ask.deadline):
        return None
    started = time.monotonic()
    try:
        return model.parse(ask, Sorted).kind
    except ModelError as error:
        if error.failure == "timeout":
            pace.missed(size, time.monotonic() - started)
        return None


def sort_message(text: str, item: Item, model: ChatModel | None) -> tuple[Intent, Intent | None]:
    """Return the rules' verdict, and the model's where it differs.

    A question with an answer in it is taken for an answer, which is told the facts it asks for as well.
    """
    intent = understand(text, item)
    if model is None:
        return intent, None
    other = second_opinion(text, intent, item, model)
    if other == "answer":
        return other, None
    return intent, other if other != intent else None


def _tells(text: str) -> bool:
    """Whether a message says something besides its questions."""
    told = [s for s in sentences(text) if not s.rstrip().endswith("?")]
    return sum(len(_WORD.findall(s)) for s in told) >= _TOLD_WORDS


@cache
def _instructions() -> str:
    return files("agent").joinpath("prompts/sort.md").read_text(encoding="utf-8").strip()

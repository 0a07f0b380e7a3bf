"""Sorting a message: what does the candidate want with it? Rules over data, no model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.asking import is_question, sentences
from agent.items import Item
from agent.state import Intent
from agent.steering import steers
from agent.wishes import wish

_FENCE = re.compile(r"```[a-zA-Z0-9+]*[ \t]*\n(?P<code>.*?)(?:```|\Z)", re.DOTALL)
_FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*\s*[A-Za-z%]")
_PROGRAM = re.compile(r"^\s*(?:(?:async )?def|class|import|from|@\w+)\b", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’_+-]*")
_ANSWER_WORDS = 6
"""So many words beside an order to the grader are an answer; of a number fewer are needed."""


def understand(text: str, item: Item) -> Intent:
    """Sort a message about an item into one intent; anything with substance is an answer."""
    text = text.replace("’", "'")
    words = _WORD.findall(text)
    if not words:
        return "repeat" if "?" in text and not text.strip(" ?!\n") else "unreadable"
    if item.problem is not None and code_in(text) is not None:
        return "code"
    wanted = wish(text)
    if wanted is not None:
        return wanted
    if steers(text):
        rest = " ".join(s for s in sentences(text) if not steers(s))
        return "answer" if len(_WORD.findall(rest)) >= _ANSWER_WORDS or _FIGURE.search(rest) else "steer"
    if is_question(text):
        return "clarify"
    return "unreadable" if _unreadable(text, words) else "answer"


def _unreadable(text: str, words: Sequence[str]) -> bool:
    """Keyboard noise or binary: hardly any of it reads as words."""
    visible = [c for c in text if not c.isspace()]
    odd = sum(not (c.isalnum() or c in ".,;:!?'\"()[]{}<>=+-*/%&|^~_#$@\\`’–—…") for c in visible)
    if visible and odd / len(visible) > 0.4:
        return True
    letters = [w for w in words if w.isalpha() and w.isascii()]
    noise = [w for w in letters if len(w) > 4 and not re.search(r"[aeiouy]", w, re.I)]
    noise += [w for w in letters if re.search(r"(.)\1{3,}|[bcdfghjklmnpqrstvwxz]{6,}", w, re.I) and w not in noise]
    return len(words) < 12 and bool(letters) and len(noise) > len(letters) / 2


def code_in(text: str) -> str | None:
    """Return the program in a message: a fenced block with one in it, or the whole if that reads as Python."""
    fenced = next((f.group("code") for f in _FENCE.finditer(text) if _PROGRAM.search(f.group("code"))), None)
    if fenced is not None:
        return fenced
    if re.search(r"^(def|class)\s+\w+.*:\s*(#.*)?$", text, re.MULTILINE) and re.search(r"^\s+\S", text, re.MULTILINE):
        return text
    return None

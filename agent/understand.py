"""Sorting a message: what does the candidate want with it? Rules over data, no model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from agent.items import Item
from agent.state import Intent
from corpus.types import GivenFact, Value
from corpus.yaml_file import load_yaml

_FILE = Path(__file__).parent / "intents.yaml"
_ORDER: tuple[Intent, ...] = ("stop", "skip", "hint", "repeat", "upset", "done", "dont_know")
_FENCE = re.compile(r"```[a-zA-Z0-9+]*[ \t]*\n(?P<code>.*?)(?:```|\Z)", re.DOTALL)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\n?")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’_+-]*")
_ASKING = re.compile(
    r"^\W*(so |and |but |ok(ay)?,? |wait,? |just to clarify,? |quick question[:,]? |to confirm,? |then )?"
    r"(is|are|was|were|do|does|did|can|could|may|should|shall|will|would|what|which|who|whose|where|when|how"
    r"|any|am i|have|has|i assume|assume|let me ask)\b",
    re.IGNORECASE,
)
_CLARIFY_WORDS = 45
_ANSWER_WORDS = 12
_STOP = frozenset(
    "a an and are as at be by can could do does for from has have how i if in is it its may me my of on or our shall "
    "should so than that the then there these they this to us was we were what when where which who will with would "
    "you your about any assume".split()
)


class _Rule(Value):
    patterns: tuple[str, ...]
    most_words: int | None = None


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, tuple[tuple[re.Pattern[str], ...], int | None]]:
    data, _ = load_yaml(_FILE)
    rules = TypeAdapter(dict[str, _Rule]).validate_python(data)
    return {
        name: (tuple(re.compile(p, re.IGNORECASE | re.DOTALL) for p in rule.patterns), rule.most_words)
        for name, rule in rules.items()
    }


def understand(text: str, item: Item) -> Intent:
    """Sort a message about an item into one intent; anything with substance is an answer."""
    words = _WORD.findall(text)
    if not words:
        return "unreadable"
    if item.round == "coding" and code_in(text) is not None:
        return "code"
    for intent in _ORDER:
        if _matches(intent, text, len(words)) and not _has_more_to_say(intent, text):
            return intent
    if steers(text):
        rest = " ".join(s for s in sentences(text) if not steers(s))
        return "answer" if len(_WORD.findall(rest)) >= _ANSWER_WORDS else "steer"
    if _is_question(text, words):
        return "clarify"
    return "unreadable" if _unreadable(text, words) else "answer"


def steers(text: str) -> bool:
    """True if the text is aimed at whoever grades."""
    return _matches("steer", text, 0)


def _matches(intent: str, text: str, words: int) -> bool:
    patterns, most_words = _rules()[intent]
    if most_words is not None and words > most_words:
        return False
    return any(pattern.search(text) for pattern in patterns)


def _has_more_to_say(intent: Intent, text: str) -> bool:
    """'I don't know the exact number, but I would ...' is an answer."""
    return intent == "dont_know" and re.search(r"\b(but|though|however|my guess)\b.{12,}", text, re.I) is not None


def _is_question(text: str, words: Sequence[str]) -> bool:
    if len(words) > _CLARIFY_WORDS:
        return False
    parts = [s.strip() for s in sentences(text) if s.strip()]
    asking = [s for s in parts if s.rstrip(")\"' ").endswith("?")]
    if asking:
        told = sum(len(_WORD.findall(s)) for s in parts if s not in asking)
        return told < _ANSWER_WORDS
    return len(parts) == 1 and len(words) <= 16 and _ASKING.match(text) is not None and "because" not in text


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


def sentences(text: str) -> list[str]:
    """Split a text into sentences, keeping every character of it."""
    return _SENTENCE.findall(text) or [text]


def code_in(text: str) -> str | None:
    """Return the program in a message: its fenced block, or the whole of it if it reads as Python."""
    fenced = _FENCE.search(text)
    if fenced:
        return fenced.group("code")
    if re.search(r"^(def|class)\s+\w+.*:\s*(#.*)?$", text, re.MULTILINE) and re.search(r"^\s+\S", text, re.MULTILINE):
        return text
    return None


def matching_fact(question: str, given: Sequence[GivenFact], told: Sequence[int]) -> int | None:
    """Return the index of the given fact a clarifying question asks for, or None.

    Counts the share of a fact's key words that the question uses; facts already told come last.
    """
    asked = _stems(question)
    best: tuple[float, int] | None = None
    for index, fact in enumerate(given):
        phrases = [_stems(part) for part in re.split(r"[,;/]| or | and ", fact.about)]
        score = max((len(asked & p) / len(p) for p in phrases if p), default=0.0)
        score += 0.1 * len(asked & _stems(fact.about)) + 0.02 * len(asked & _stems(fact.tell))
        score -= 0.2 if index in told else 0.0
        if score >= 0.5 and (best is None or score > best[0]):
            best = (score, index)
    return None if best is None else best[1]


def _stems(text: str) -> set[str]:
    words = (w.lower().replace("’", "'") for w in _WORD.findall(text))
    return {re.sub(r"(ing|ed|es|s|ly)$", "", w) if len(w) > 4 else w for w in words if w not in _STOP}

"""Watches a turn while it comes: gives out what may be shown, a few words late, and stops at a broken rule."""

from __future__ import annotations

from agent.speakers.acts import ActSheet
from agent.speakers.rules import Draft, broken
from agent.speakers.tidy import end_of_question, tidy
from agent.speakers.types import Brief
from agent.speakers.wording import Room

HELD_BACK = 6
"""So many words are kept back until it is clear that they do not begin something that must not be said."""


class BrokenRuleError(Exception):
    """The model said something that an interviewer must not say."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class Guard:
    """Takes the pieces of one turn; `over` once nothing more is wanted."""

    def __init__(self, brief: Brief, sheet: ActSheet) -> None:
        self._brief, self._sheet, self._room = brief, sheet, Room.of(brief)
        self._raw, self._shown = "", ""
        self.over = False
        self.trimmed: tuple[str, ...] = ()

    def feed(self, piece: str) -> str:
        """Return the words that may be shown now; raises `BrokenRuleError`."""
        whole_words = len(self._raw.split())
        self._raw += piece
        if len(self._raw.split()) == whole_words and not any(c in piece for c in "?\n"):
            return ""
        text, _ = tidy(self._draft(_whole_words(self._raw), done=False))
        self._check(text, done=False)
        self.over = self._asked(text)
        return "" if self.over else self._show(" ".join(text.split(" ")[:-HELD_BACK]))

    def finish(self) -> str:
        """Return the rest of the turn; raises `BrokenRuleError`."""
        text, self.trimmed = tidy(self._draft(self._raw, done=True))
        self._check(text, done=True)
        if not text.startswith(self._shown):
            raise BrokenRuleError("changed")
        rest, self._shown = text[len(self._shown) :], text
        return rest

    @property
    def text(self) -> str:
        """What was given out so far."""
        return self._shown

    def _show(self, text: str) -> str:
        if len(text) <= len(self._shown) or not text.startswith(self._shown):
            return ""
        rest, self._shown = text[len(self._shown) :], text
        return rest

    def _asked(self, text: str) -> bool:
        """True once an act that asks has asked."""
        return self._sheet.asks != "none" and end_of_question(text, self._brief.content) is not None

    def _check(self, text: str, *, done: bool) -> None:
        rule = broken(self._draft(text, done=done))
        if rule:
            raise BrokenRuleError(rule)

    def _draft(self, text: str, *, done: bool) -> Draft:
        return Draft(self._brief, self._sheet, self._room, text, done)


def _whole_words(text: str) -> str:
    """The text up to its last whole word."""
    if text[-1:].isspace() or text[-1:] in "?!":
        return text
    return text[: max(text.rfind(" "), text.rfind("\n")) + 1]

"""What of a reply is an answer, and what is none."""

from __future__ import annotations

import time

from agent.llm.failures import LongestReachedError
from agent.llm.reading import Read
from agent.llm.thinking import ThoughtFilter
from agent.llm.types import Ask, ModelError

CHARS_A_TOKEN, SPARE_CHARS = 8, 2_000
"""An answer longer than this many characters for each token asked for, and some, is cut off."""


class Heard:
    """What a stream has brought so far."""

    def __init__(self, ask: Ask) -> None:
        self._filter, self._most = ThoughtFilter(), most_chars(ask)
        self.all = self.text = ""
        self.read, self._thought = Read(), False
        self._first = self._last = 0.0

    def take(self, piece: Read) -> str:
        """Add a piece; returns what can be passed on. Raises where it becomes too long."""
        if piece.text:
            self._last = time.monotonic()
            self._first = self._first or self._last
        shown = self._filter.feed(piece.text)
        self.all += piece.text
        self.text += shown
        self._thought = self._thought or piece.thought
        self.read = Read(
            finish=piece.finish or self.read.finish,
            refusal=self.read.refusal + piece.refusal,
            usage=piece.usage or self.read.usage,
        )
        if len(self.text) > self._most:
            raise ModelError("too_long", "the answer goes on far beyond what was asked for")
        return shown

    def rest(self) -> str:
        """What the filter still held."""
        rest = self._filter.rest()
        self.text += rest
        return rest

    @property
    def seconds(self) -> float:
        """From the first piece to the last."""
        return self._last - self._first

    @property
    def thought(self) -> bool:
        """True if there were thoughts."""
        return self._thought or self._filter.thought


def check(read: Read, text: str, ask: Ask) -> None:
    """Raise for what is no answer."""
    if read.refusal or read.finish == "content_filter":
        raise ModelError("refusal", "refused" if read.refusal else "content filter")
    if len(text) > most_chars(ask):
        raise ModelError("too_long", "the answer goes on far beyond what was asked for")
    if read.finish == "length":
        raise LongestReachedError
    if not read.finish:
        raise ModelError("cut_short", "it ended without saying so") if text.strip() else ModelError("empty")
    if not text.strip():
        raise ModelError("empty")


def most_chars(ask: Ask) -> int:
    """The longest answer in characters."""
    return ask.max_tokens * CHARS_A_TOKEN + SPARE_CHARS

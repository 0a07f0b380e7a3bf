"""How fast a model answers, so that it is not asked for what it cannot give in time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache

from agent.llm.types import Message

_KEPT = 0.7
_HEADROOM = 1.3
_LONGER = 1.5
_FORGIVEN = 0.9
_READ_IN_ONE = 4
"""Tokens of a prompt that are read in the time of writing one, on a plain processor."""
_BYTES_A_TOKEN = 3.5


def work(messages: Sequence[Message], written: int) -> float:
    """How much a call asks for, in tokens to write; those to read count for less."""
    read = sum(len(m.content.encode()) for m in messages) / _BYTES_A_TOKEN
    return written + read / _READ_IN_ONE


class Pace:
    """Seconds a model takes for a token: as last seen, or as expected before its first answer. Thread-safe.

    Each refusal by what was seen lets a little of it go, so that a model that was slow once is tried again in the end.
    """

    def __init__(self) -> None:
        self._a_token: float | None = None
        self._expected: float | None = None
        self._lock = threading.Lock()

    def expect(self, tokens_a_second: float | None) -> None:
        """Go by what is known from elsewhere while nothing was seen; the latest counts."""
        with self._lock:
            if tokens_a_second:
                self._expected = 1 / tokens_a_second

    def fits(self, tokens: float, seconds: float) -> bool:
        """Whether so much is likely to be answered within so many seconds."""
        with self._lock:
            a_token = self._expected if self._a_token is None else self._a_token
            if a_token is None or a_token * tokens * _HEADROOM <= seconds:
                return True
            if self._a_token is not None:
                self._a_token *= _FORGIVEN
            return False

    def took(self, tokens: float, seconds: float) -> None:
        """Note an answer: the latest counts, earlier ones fade."""
        with self._lock:
            now = seconds / tokens
            self._a_token = now if self._a_token is None else _KEPT * now + (1 - _KEPT) * self._a_token

    def missed(self, tokens: float, seconds: float) -> None:
        """Note that nothing came within so many seconds: it would have taken longer."""
        with self._lock:
            self._a_token = max(_LONGER * seconds / tokens, self._a_token or 0.0)


@cache
def pace_of(model: str) -> Pace:
    """The pace of a model in this process, by its name."""
    return Pace()

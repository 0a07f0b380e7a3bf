"""Leaving an endpoint alone for a while when it does not answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from agent.llm.failures import LongestReachedError
from agent.llm.types import Failure, ModelError
from corpus.types import Value

FIRST_REST_S = 15.0
LONGEST_REST_S = 300.0
LONGEST_ASKED_S = 600.0
PATIENCE = 2
"""One failure may be chance; as many in a row as this are not."""
_LASTING: tuple[Failure, ...] = ("refused_key", "no_such_model")
_PASSING: tuple[Failure, ...] = ("unreachable", "busy", "server", "timeout", "cut_short")


class BreakerState(Value):
    """How an endpoint does: failures in a row, the seconds it still rests, and why."""

    failures: int = 0
    resting: float = 0.0
    last: str = ""


class Breaker:
    """Counts failures in a row and lets an endpoint rest: twice as long each time, up to five minutes.

    A server that names a time to wait is given it; a wrong key or an unknown model rests longest at once. Shared by
    all sessions of a process.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, first_rest: float = FIRST_REST_S) -> None:
        self._clock, self._first = clock, first_rest
        self._lock = threading.Lock()
        self._in_a_row, self._rests, self._until = 0, 0, 0.0
        self._last: ModelError | None = None

    def check(self) -> None:
        """Raise the last failure while the endpoint rests."""
        with self._lock:
            left = self._until - self._clock()
            last = self._last
        if left > 0 and last is not None:
            raise ModelError(last.failure, f"resting after: {last.detail or last.failure}", retry_after=left)

    def succeeded(self) -> None:
        """Note that the endpoint answers."""
        with self._lock:
            self._in_a_row, self._rests, self._until, self._last = 0, 0, 0.0, None

    def failed(self, error: ModelError) -> None:
        """Note a failure; one that says nothing about the endpoint counts as an answer."""
        if error.failure not in (*_LASTING, *_PASSING) or isinstance(error, LongestReachedError):
            self.succeeded()
            return
        with self._lock:
            self._in_a_row += 1
            self._last = error
            rest = self._rest(error)
            if rest > 0:
                self._rests += 1
                self._until = self._clock() + rest

    def _rest(self, error: ModelError) -> float:
        if error.failure in _LASTING:
            return LONGEST_REST_S if self._first else 0.0
        grown = min(LONGEST_REST_S, self._first * 2**self._rests) if self._in_a_row >= PATIENCE else 0.0
        asked = min(LONGEST_ASKED_S, error.retry_after or 0.0) if self._first else 0.0
        return max(grown, asked)

    def reset(self) -> None:
        """End a rest."""
        self.succeeded()

    @property
    def state(self) -> BreakerState:
        """How the endpoint does."""
        with self._lock:
            left = max(0.0, self._until - self._clock())
            return BreakerState(failures=self._in_a_row, resting=left, last=self._last.failure if self._last else "")

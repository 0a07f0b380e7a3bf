"""A chat model as one turn of one session sees it: with that session's budget, and the time of that turn."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from agent.errors import StoreError
from agent.llm.ledger import Budget, Ledger, Spent
from agent.llm.shared import SharedModel
from agent.llm.types import Answer, Ask, ModelError, Shape, Usage

log = logging.getLogger(__name__)
CALLS_PART = 0.9
"""Of a turn's seconds; the rest is for what is done without the model, after it has failed too."""
_LEAST_S = 0.25
"""With less time than this left in a turn nothing is asked any more."""


class _Call:
    """One call: when it must be over, and what its requests cost."""

    def __init__(self, until: float) -> None:
        self.until, self.sent = until, False
        self.usage = Usage(prompt=0, completion=0)

    def spend(self, usage: Usage) -> None:
        """Add a request."""
        so_far = self.usage
        self.usage = Usage(
            prompt=so_far.prompt + usage.prompt,
            completion=so_far.completion + usage.completion,
            cached=so_far.cached + usage.cached,
        )


class SessionModel:
    """Implements `ChatModel`. It is made when a turn begins, whose calls are over before its `seconds` are.

    With None each call has only its own deadline.
    """

    def __init__(self, shared: SharedModel, session: str, ledger: Ledger, seconds: float | None) -> None:
        self._shared, self._session, self._ledger = shared, session, ledger
        self._budget = Budget(shared.limits)
        self._turn_ends = None if seconds is None else time.monotonic() + seconds * CALLS_PART

    @property
    def name(self) -> str:
        """The model and where it runs."""
        return self._shared.name

    def complete(self, ask: Ask) -> Answer:
        """Return the whole answer within the deadline."""
        with self._call(ask) as call, self._shared.call(call.until) as client:
            return client.complete(ask, call.until, call.spend)

    def stream(self, ask: Ask) -> Iterator[str]:
        """Yield the answer in pieces; closing the iterator ends the request. An answer cut short raises at its end."""
        with self._call(ask) as call, self._shared.call(call.until) as client:
            yield from client.stream(ask, call.until, call.spend)

    def parse(self, ask: Ask, shape: type[Shape]) -> Shape:
        """Return an answer of the wanted shape, by the best way the server offers and one repair at most."""
        with self._call(ask) as call, self._shared.call(call.until) as client:
            return client.parse(ask, shape, call.until, call.spend)

    @contextmanager
    def _call(self, ask: Ask) -> Iterator[_Call]:
        """One call, entered in the ledger however it ends."""
        call = _Call(self._until(ask))
        prompt = self._shared.counter.prompt(ask.messages)
        outcome = "ok"
        try:
            self._check(ask, prompt, call.until)
            call.sent = True
            yield call
        except ModelError as error:
            outcome = error.failure
            if outcome == "timeout" and call.sent and not call.usage.prompt:
                call.spend(Usage(prompt=prompt, completion=0))  # the server has probably read it
            raise
        finally:
            self._record(ask, outcome, call.usage)

    def _check(self, ask: Ask, prompt: int, until: float) -> None:
        why = self._budget.refuses(self._spent(), prompt, ask.max_tokens)
        if why:
            raise ModelError("budget", why)
        if until - time.monotonic() < _LEAST_S:
            raise ModelError("timeout", "the turn's time is used up")

    def _until(self, ask: Ask) -> float:
        until = time.monotonic() + ask.deadline
        return until if self._turn_ends is None else min(until, self._turn_ends)

    def _spent(self) -> Spent:
        try:
            return self._ledger.usage(self._session)
        except StoreError:  # the turn itself will say that the folder cannot be used
            return Spent()

    def _record(self, ask: Ask, outcome: str, usage: Usage) -> None:
        try:
            self._ledger.record_usage(self._session, ask.purpose, outcome, usage)
        except StoreError:
            log.warning("what a call cost could not be kept")

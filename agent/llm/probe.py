"""Asking an endpoint what it can do, so that `doctor --probe` says it and interviews need not find out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from pydantic import Field

from agent.llm.breaker import BreakerState
from agent.llm.capabilities import FORMS, Capabilities, Form
from agent.llm.failures import RequestRefusedError
from agent.llm.ledger import Spent
from agent.llm.session import SessionModel
from agent.llm.shared import SharedModel
from agent.llm.structured import asking_for, parsed, response_format
from agent.llm.types import Ask, Message, ModelError, Purpose, Usage
from corpus.types import Value

_LONG = "You are asked short questions about a list of words and answer them in one word. " + "one two three " * 200
_FORM_TOKENS = 60


class Weather(Value):
    """What the endpoint is asked for as JSON."""

    sky: str = Field(description="one word")
    warm: bool


class Finding(Value):
    """What one question to the endpoint came to."""

    what: str
    ok: bool
    said: str = ""
    seconds: float = 0.0


class Probed(Value):
    """All findings, and what is now known of the endpoint."""

    findings: tuple[Finding, ...]
    known: Capabilities
    breaker: BreakerState


class _NoLedger:
    """A probe is on nobody's account."""

    def record_usage(self, session: str, purpose: Purpose, outcome: str, usage: Usage) -> None:
        """Keep nothing."""

    def usage(self, session: str) -> Spent:
        """Nothing was spent."""
        return Spent()


def on_the_house(shared: SharedModel) -> SessionModel:
    """The model without a session: no budget, no turn, on nobody's account."""
    return SessionModel(shared, "probe", _NoLedger(), None)


def probe(shared: SharedModel) -> Probed:
    """Forget what is known of the endpoint and find it out again; never raises for what the endpoint does."""
    shared.breaker.reset()
    shared.book.forget()
    model = on_the_house(shared)
    seconds = shared.limits.seconds
    plain = Ask(purpose="read", messages=_messages("Say hello."), max_tokens=16, deadline=seconds)
    found = [
        _tried("models", lambda: ", ".join(shared.wire.models(time.monotonic() + seconds)[:8]) or "none listed"),
        _tried("answer", lambda: _short(model.complete(plain).text), enough=("cut_short",)),
    ]
    if found[-1].ok:
        found.append(_tried("stream", lambda: f"{len(list(model.stream(plain)))} pieces", enough=("cut_short",)))
        found += _forms(shared, seconds)
        found.append(_tried("prefix cache", lambda: _cached(shared, model, seconds)))
    return Probed(findings=tuple(found), known=shared.book.known, breaker=shared.breaker.state)


def _messages(question: str, system: str = "You answer in one short sentence.") -> tuple[Message, ...]:
    return Message(role="system", content=system), Message(role="user", content=question)


def _tried(what: str, ask: Callable[[], str], enough: tuple[str, ...] = ()) -> Finding:
    began = time.monotonic()
    try:
        said, ok = ask(), True
    except ModelError as error:
        said, ok = f"{error.failure}: {error.detail}".rstrip(": "), error.failure in enough
    return Finding(what=what, ok=ok, said=said, seconds=round(time.monotonic() - began, 2))


def _forms(shared: SharedModel, seconds: float) -> list[Finding]:
    """Try every way of asking for JSON; the strictest that brings some is used from then on."""
    found = [_tried(form, lambda form=form: _json_by(form, shared, seconds)) for form in FORMS]  # type: ignore[misc]
    best = next((form for form, finding in zip(FORMS, found, strict=True) if finding.ok), None)
    if best is not None:
        shared.book.learn(form=best)
    return found


def _json_by(form: Form, shared: SharedModel, seconds: float) -> str:
    messages = asking_for(Weather, _messages("Describe a summer's day."))
    ask = Ask(purpose="read", messages=messages, max_tokens=_FORM_TOKENS, deadline=seconds)
    until = time.monotonic() + seconds
    try:
        answer = shared.client.complete(ask, until, lambda usage: None, response_format(form, Weather))
    except RequestRefusedError as error:
        raise ModelError(error.failure, f"not taken ({error.detail})") from error
    return parsed(answer.text, Weather).model_dump_json()


def _cached(shared: SharedModel, model: SessionModel, seconds: float) -> str:
    """Ask two questions about one long text and look at what the second took from the cache."""
    share = ""
    for question in ("What is the first word?", "What is the last word?"):
        ask = Ask(purpose="read", messages=_messages(question, _LONG), max_tokens=16, deadline=seconds)
        began = time.monotonic()
        try:
            usage = model.complete(ask).usage
        except ModelError as error:
            if error.failure != "cut_short":
                raise
            continue
        if shared.book.known.cached_share is None and not usage.cached:
            share = f"none seen, {time.monotonic() - began:.1f} s"
            continue
        share = f"{usage.cached} of {usage.prompt} prompt tokens, {time.monotonic() - began:.1f} s"
    return share or "no figures"


def _short(text: str) -> str:
    return " ".join(text.split())[:60]


def as_data(shared: SharedModel) -> dict[str, Any]:
    """What is known of the endpoint without asking it; never the key."""
    return {
        "where": shared.endpoint.where,
        "model": shared.id or "the first one the endpoint lists",
        "tokens_counted_by": shared.counter.name,
        "known": shared.book.known.model_dump(),
        "breaker": shared.breaker.state.model_dump(),
        "limits": shared.limits.model_dump(),
    }

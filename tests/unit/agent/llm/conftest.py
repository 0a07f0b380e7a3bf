from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from agent.llm.fake_script import Script
from agent.llm.fake_server import FakeServer
from agent.llm.ledger import Entry, Spent
from agent.llm.session import SessionModel
from agent.llm.shared import SharedModel
from agent.llm.types import Ask, Message, Purpose, Usage
from agent.settings import Cassette, Endpoint, Limits, Settings
from corpus.types import Value

KEY = "sk-very-secret"


class Answered(Value):
    """A shape to ask for."""

    reason: str
    stance: str
    quotes: tuple[str, ...]


class MemoryLedger:
    """Keeps what is spent in memory."""

    def __init__(self) -> None:
        self.calls: list[Entry] = []

    def record_usage(self, session: str, purpose: Purpose, outcome: str, usage: Usage) -> None:
        self.calls.append(Entry(purpose=purpose, outcome=outcome, calls=1, **usage.model_dump()))

    def usage(self, session: str) -> Spent:
        return Spent(entries=tuple(self.calls))


class Bench:
    """A fake server, the model that talks to it, and what it spent."""

    def __init__(self, server: FakeServer, model: SessionModel, shared: SharedModel, ledger: MemoryLedger) -> None:
        self.server, self.model, self.shared, self.ledger = server, model, shared, ledger

    @property
    def outcomes(self) -> list[str]:
        return [entry.outcome for entry in self.ledger.calls]


Open = Callable[..., Bench]


def script(*rules: dict[str, Any], **fields: Any) -> Script:
    """A script of these rules."""
    return Script.model_validate({"name": "test", "why": "A test.", "rules": rules or ({"say": "Fine."},), **fields})


def ask(text: str = "Say something.", *, deadline: float = 20.0, max_tokens: int = 100) -> Ask:
    """An ordinary call."""
    messages = (Message(role="system", content="You are an interviewer."), Message(role="user", content=text))
    return Ask(purpose="say", messages=messages, max_tokens=max_tokens, deadline=deadline)


def settings_for(url: str, home: Path, *, model: str = "fake-1", **fields: Any) -> Settings:
    """Settings with an endpoint."""
    cassette = fields.pop("cassette", None)
    return Settings(
        home=home,
        endpoint=Endpoint(base_url=url, key=SecretStr(KEY), model=model),
        limits=Limits(**fields),
        cassette=Cassette(mode=cassette[0], folder=cassette[1]) if cassette else None,
    )


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a model on a fake server that follows a script."""
    with ExitStack() as stack:

        def open_on(played: Script, *, model: str = "fake-1", seconds: float | None = None, **fields: Any) -> Bench:
            server = stack.enter_context(FakeServer(played))
            settings = settings_for(server.url, tmp_path, model=model, **fields)
            shared, ledger = SharedModel(settings.endpoint or pytest.fail("no endpoint"), settings), MemoryLedger()
            stack.callback(shared.close)
            return Bench(server, SessionModel(shared, "s", ledger, seconds), shared, ledger)

        yield open_on

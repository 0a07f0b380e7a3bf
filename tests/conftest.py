"""Every test runs without a network and in a data folder of its own."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from agent.evaluation.player import FakeClock
    from agent.services import Services
    from corpus.load import Bank

_LOOPBACK = {"localhost", "127.0.0.1", "::1", "", None}
_TRACING = ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY")
_LIMITS = ("DEADLINE", "TOKENS", "MONEY", "PROMPT_PRICE", "COMPLETION_PRICE", "PARALLEL", "CASSETTE", "MODEL")
_OURS = (
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "DATABASE_URL",
    "CHROMA_URL",
    *(f"MOCK_INTERVIEW_{name}" for name in _LIMITS),
)


@pytest.fixture(scope="session", autouse=True)
def _environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
        patch.setenv("TOKENIZERS_PARALLELISM", "false")
        patch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path_factory.mktemp("home")))
        for name in (*_TRACING, *_OURS):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up or connecting to anything but this machine fails the test that tries."""
    look_up, connect, connect_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse_unless_local(host)
        return look_up(host, *args, **kwargs)

    def guarded(call: Any) -> Any:
        def connecting(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _refuse_unless_local(address[0])
            return call(self, address)

        return connecting

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket.socket, "connect", guarded(connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(connect_ex))


def _refuse_unless_local(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in _LOOPBACK and not str(name).startswith("127."):
        raise OSError(f"tests are offline: {name!r} was asked for")


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The shipped bank, read once."""
    from corpus.load import Bank

    return Bank().load_all()


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still until told."""
    from agent.evaluation.player import FakeClock

    return FakeClock()


@pytest.fixture
def services(tmp_path: Path, bank: Bank, clock: FakeClock) -> Iterator[Services]:
    """An interview's services with a scripted judge and runner, on the test's clock and data folder."""
    from agent.judges.fakes import ScriptedJudge
    from agent.services import Services
    from agent.settings import Settings
    from executors.fakes import ScriptedExecutor, verdict

    made = Services(
        Settings(home=tmp_path / "home"),
        judge=ScriptedJudge(),
        runner=ScriptedExecutor([verdict("any")]),
        retriever=lambda: None,
        clock=clock,
    )
    made.__dict__["bank"] = bank  # what the cached property would hold
    yield made
    made.close()

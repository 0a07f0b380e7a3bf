"""What a fake that speaks HTTP properly cannot do: bytes without end, and names that take for ever to look up."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpcore2
import pytest

from agent.llm.network import _within
from agent.llm.session import SessionModel
from agent.llm.shared import SharedModel
from agent.llm.types import ModelError
from tests.unit.agent.llm.conftest import MemoryLedger, ask, settings_for

Serve = Callable[[bytes, bytes, float], str]


@pytest.fixture
def raw() -> Iterator[Serve]:
    """Serves fixed bytes to every connection, and then the same few bytes again and again."""
    with contextlib.ExitStack() as stack:

        def serve(first: bytes, again: bytes, every: float) -> str:
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            threading.Thread(target=_answer, args=(listening, first, again, every), daemon=True).start()
            return f"http://127.0.0.1:{listening.getsockname()[1]}/v1"

        yield serve


def _answer(listening: socket.socket, first: bytes, again: bytes, every: float) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_pour, args=(connection, first, again, every), daemon=True).start()


def _pour(connection: socket.socket, first: bytes, again: bytes, every: float) -> None:
    with contextlib.suppress(OSError), connection:
        connection.recv(65_536)
        connection.sendall(first)
        while again:
            time.sleep(every)
            connection.sendall(again)


def failure_of(url: str, home: Path, deadline: float) -> tuple[ModelError, float]:
    import openai  # noqa: F401  its import takes longer than some of the deadlines here

    settings = settings_for(url, home)
    assert settings.endpoint is not None
    model = SessionModel(SharedModel(settings.endpoint, settings), "s", MemoryLedger(), None)
    began = time.monotonic()
    with pytest.raises(ModelError) as caught:
        model.complete(ask(deadline=deadline))
    return caught.value, time.monotonic() - began


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
BAD = b"HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (b"", b"H"),
        (HEAD, b"X-More: 1\r\n"),
        (HEAD + b"Content-Length: 100000\r\n\r\n{", b" "),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    ],
    ids=["status", "headers", "body", "chunks"],
)
def test_dripping_ends_at_the_deadline_wherever_it_drips(
    first: bytes, again: bytes, raw: Serve, tmp_path: Path
) -> None:
    error, took = failure_of(raw(first, again, 0.1), tmp_path, 1.0)
    assert error.failure in ("timeout", "unreachable")
    assert took < 2.5


def test_an_error_without_end_is_not_read_to_the_end(raw: Serve, tmp_path: Path) -> None:
    piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    error, took = failure_of(raw(BAD, piece, 0.0), tmp_path, 8.0)
    assert error.failure in ("server", "unreachable")
    assert took < 6.0


def test_bytes_that_are_no_http_are_unreachable(raw: Serve, tmp_path: Path) -> None:
    error, _ = failure_of(raw(b"\x16\x03\x01 what is this", b"", 0.0), tmp_path, 8.0)
    assert error.failure == "unreachable"


def test_a_connection_that_takes_for_ever_is_given_up_and_closed_when_it_comes() -> None:
    closed = threading.Event()

    class Late(httpcore2.NetworkStream):
        def close(self) -> None:
            closed.set()

    def slow() -> httpcore2.NetworkStream:
        time.sleep(0.5)
        return Late()

    began = time.monotonic()
    with pytest.raises(httpcore2.ConnectTimeout):
        _within(0.1, slow)
    assert time.monotonic() - began < 0.4
    assert closed.wait(3.0)

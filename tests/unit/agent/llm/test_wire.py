from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.llm.reading import read_json, read_reply
from agent.llm.types import ModelError
from agent.llm.wire import Body

SENT = (
    b": keep-alive\r\n\r\n"
    b'event: chunk\ndata: {"a": "one"}\n\n'
    b'data:{"a": "zw\xc3\xb6lf"}\r\n\r\n'
    b"retry: 10\n\n"
    b'data: {"a": 3}\n\ndata: [DONE]\n\ndata: {"a": "after the end"}\n\n'
)
EVENTS = ['{"a": "one"}', '{"a": "zwölf"}', '{"a": 3}']


class Sent:
    """A reply that comes in these pieces."""

    def __init__(self, pieces: list[bytes], kind: str = "text/event-stream") -> None:
        self._pieces, self.headers = pieces, {"content-type": kind}

    def iter_bytes(self) -> Iterator[bytes]:
        yield from self._pieces


def body(pieces: list[bytes], most: int = 10_000, kind: str = "text/event-stream") -> Body:
    sent: Any = Sent(pieces, kind)
    return Body(sent, time.monotonic() + 5, most, ExitStack())


@settings(deadline=None)
@given(st.lists(st.integers(1, 30), max_size=20))
def test_events_are_the_same_however_the_bytes_come(cuts: list[int]) -> None:
    pieces, at = [], 0
    for cut in [*cuts, len(SENT)]:
        pieces.append(SENT[at : at + cut])
        at += cut
    assert list(body(pieces).events()) == EVENTS


def test_an_event_without_a_last_line_end_is_read() -> None:
    assert list(body([b'data: {"a": "one"}']).events()) == EVENTS[:1]


def test_more_bytes_than_allowed_are_not_read() -> None:
    with pytest.raises(ModelError, match="too_long"):
        body([b"x" * 60, b"x" * 60], most=100).read()


@pytest.mark.parametrize(
    ("kind", "stream"), [("text/event-stream; charset=utf-8", True), ("application/json", False), ("text/html", False)]
)
def test_what_is_a_stream_is_seen_from_its_type(kind: str, stream: bool) -> None:
    assert body([], kind=kind).is_stream is stream


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["choices", "message", "delta", "content", "usage", "finish_reason", "error"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_a_reply_of_any_shape_is_read_or_refused(data: object) -> None:
    try:
        read = read_reply(read_json(json.dumps(data)))
    except ModelError:
        return
    assert isinstance(read.text, str)


@pytest.mark.parametrize("raw", [b"", b"[" * 100_000, b"\xff\xfe", b"1" * 5_000, b'{"a"'])
def test_what_is_no_json_is_malformed(raw: bytes) -> None:
    with pytest.raises(ModelError, match="malformed"):
        read_json(raw)

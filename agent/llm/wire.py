"""One endpoint over HTTP, through the `openai` client: requests go out, bodies come in within a time and a size."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from agent.llm.failures import as_model_errors
from agent.llm.reading import model_names, read_json
from agent.llm.types import ModelError
from agent.settings import Cassette, Endpoint

if TYPE_CHECKING:
    import httpx2
    import openai

_LIST_BYTES = 2_000_000


class Body:
    """The body of a reply. `until` may be brought forward while it is read."""

    def __init__(self, response: httpx2.Response, until: float, most_bytes: int, stack: ExitStack) -> None:
        self.until = until
        self._chunks, self._left, self._stack = response.iter_bytes(), most_bytes, stack
        kind = response.headers.get("content-type", "")
        self.is_stream = "json" not in kind and "html" not in kind

    def close(self) -> None:
        """End the request, read or not."""
        self._stack.close()

    def read(self) -> bytes:
        """All of it; raises `ModelError`."""
        return b"".join(self._pieces())

    def events(self) -> Iterator[str]:
        """The data of each server-sent event but the last, `[DONE]`; raises `ModelError`."""
        rest = b""
        for piece in self._pieces():
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                data = _data(line)
                if data == "[DONE]":
                    return
                if data:
                    yield data
        if data := _data(rest):
            yield data

    def _pieces(self) -> Iterator[bytes]:
        from agent.llm.network import until

        while True:
            with as_model_errors(), until(self.until):
                piece = next(self._chunks, None)
            if piece is None:
                return
            self._left -= len(piece)
            if self._left < 0:
                raise ModelError("too_long", "the reply is larger than any answer")
            yield piece


def _data(line: bytes) -> str:
    text = line.decode("utf-8", "replace").strip()
    return text[5:].strip() if text.startswith("data:") else ""


class Wire:
    """Sends requests to one endpoint. Everything heavy is imported with the first."""

    def __init__(self, endpoint: Endpoint, cassette: Cassette | None = None) -> None:
        self.endpoint = endpoint
        self._cassette, self._lock = cassette, threading.Lock()
        self._made: openai.OpenAI | None = None

    def load(self) -> None:
        """Import and make what sends; nothing is sent. Raises `ModelError`."""
        self._client()

    def post(self, body: dict[str, Any], until: float, most_bytes: int) -> Body:
        """Send a chat request; returns the reply's body once its headers are there. Raises `ModelError`."""
        return self._send(self._client().chat.completions.with_streaming_response.create, body, until, most_bytes)

    def models(self, until: float) -> tuple[str, ...]:
        """The models this endpoint says it has; raises `ModelError`."""
        body = self._send(self._client().models.with_streaming_response.list, {}, until, _LIST_BYTES)
        try:
            return model_names(read_json(body.read()))
        finally:
            body.close()

    def _send(self, call: Any, arguments: dict[str, Any], until: float, most_bytes: int) -> Body:
        import httpx2

        from agent.llm.network import until as within

        timeout = httpx2.Timeout(max(0.01, until - time.monotonic()))
        with ExitStack() as stack, as_model_errors(), within(until, most_bytes):
            response = stack.enter_context(call(**arguments, timeout=timeout)).http_response
            return Body(response, until, most_bytes, stack.pop_all())

    def _client(self) -> openai.OpenAI:
        with self._lock:
            if self._made is None:
                with as_model_errors():
                    self._made = self._make()
            return self._made

    def _make(self) -> openai.OpenAI:
        import httpx2
        import openai

        from agent.llm.network import transport

        carrier: httpx2.BaseTransport = transport(self.endpoint.base_url, self.endpoint.proxy)
        if self._cassette is not None:
            from agent.llm.cassettes import on_cassette

            carrier = on_cassette(self._cassette, carrier)
        return openai.OpenAI(
            api_key=self.endpoint.key.get_secret_value(),
            base_url=self.endpoint.base_url,
            max_retries=0,
            http_client=httpx2.Client(transport=carrier),
        )

    def close(self) -> None:
        """Close the connections."""
        if self._made is not None:
            self._made.close()

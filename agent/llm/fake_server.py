"""A chat model's server for tests and evaluation: real HTTP on this machine, answers and faults from a script.

`python -m agent.llm.fake_server NAME-OR-FILE` runs one until it is interrupted and prints its address.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import sys
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import SecretStr

from agent.llm.fake_faults import GARBAGE, HTML, SAID, STATUS
from agent.llm.fake_script import Request, Rule, Script, load_script, script_named
from agent.settings import Endpoint, Limits, Settings

_PIECE = re.compile(r"\s*\S+|\s+")
_HOLD_S = 600.0
_DRIP_S = 0.2
_MOST_BODY = 20_000_000


class FakeServer:
    """Serves a script on a free port of this machine while it is entered. `requests` keeps what was asked."""

    def __init__(self, script: Script, port: int = 0) -> None:
        self.script = script
        self.requests: list[dict[str, Any]] = []
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), name="fake model", daemon=True)

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def take(self, body: dict[str, Any]) -> int:
        """Note a chat request and number it from 0."""
        with self._lock:
            self.requests.append(body)
            return len(self.requests) - 1

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], fake: FakeServer) -> None:
        super().__init__(address, _Handler)
        self.fake = fake

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        if self._key_is_wrong():
            self._error(*STATUS["wrong-key"])
        elif self.path.endswith("/models"):
            self._json(200, {"object": "list", "data": [{"id": self.server.fake.script.model, "object": "model"}]})
        else:
            self._error(404, "not_found", "There is nothing here.")

    def do_POST(self) -> None:
        raw = self.rfile.read(min(int(self.headers.get("content-length", 0)), _MOST_BODY))
        if not self.path.endswith("/chat/completions"):
            self._error(404, "not_found", "There is nothing here.")
            return
        request = Request(json.loads(raw))
        number = self.server.fake.take(request.body)
        refused = self._refused(request)
        if self._key_is_wrong():
            self._error(*STATUS["wrong-key"])
        elif refused:
            self._error(self.server.fake.script.takes.refusal_status, "unsupported_parameter", refused)
        else:
            self._play(self.server.fake.script.rule_for(number, request), request)

    def _key_is_wrong(self) -> bool:
        key = self.server.fake.script.key
        return bool(key) and self.headers.get("authorization") != f"Bearer {key}"

    def _refused(self, request: Request) -> str:
        """What is said to the first parameter that the server does not know."""
        takes = self.server.fake.script.takes
        for name in ("stream", "stream_options", "max_tokens", "temperature"):
            value = request.body.get(name)
            if value is not None and value is not False and not getattr(takes, name):
                other = " Use 'max_completion_tokens' instead." if name == "max_tokens" else ""
                return f"Unsupported parameter: '{name}' is not supported with this model.{other}"
        if request.form in ("json_schema", "json_object") and not getattr(takes, request.form):
            return f"'response_format' of type '{request.form}' is not supported."
        return ""

    # --- one answer ------------------------------------------------------------------------

    def _play(self, rule: Rule, request: Request) -> None:
        self._wait(rule.delay)
        fault = rule.fault or ""
        if fault == "no-first-byte":
            self._wait(_HOLD_S)
            self._cut()
        elif fault in STATUS:
            self._error(*STATUS[fault], retry_after=rule.retry_after)
        elif fault == "html":
            self._bytes(200, "text/html", HTML.encode())
        elif fault == "odd-fields":
            self._json(200, {"choices": [{"message": ["x"], "finish_reason": {}}], "usage": "many", "id": None})
        else:
            has_words = rule.say is not None or rule.json_reply is not None or rule.echo or rule.fill
            words = rule.answer(request) if has_words else "Go on."
            self._say(SAID.get(fault, str)(words), fault, rule, request)

    def _say(self, text: str, fault: str, rule: Rule, request: Request) -> None:
        finish = "content_filter" if fault == "content-filter" else "stop"
        refusal = "I cannot help with that." if fault == "refusal" else None
        if request.body.get("stream"):
            self._stream(text, finish, refusal, fault, rule, request)
            return
        message = {"role": "assistant", "content": text or None, "refusal": refusal}
        choice = {"index": 0, "message": message, "finish_reason": None if fault == "truncated" else finish}
        body = self._envelope("chat.completion", [choice])
        if self.server.fake.script.usage:
            body["usage"] = self._usage(request, text)
        self._wait(len(_PIECE.findall(text)) / rule.tokens_per_second if rule.tokens_per_second else 0)
        raw = GARBAGE if fault == "garbage" else json.dumps(body).encode()
        if fault in ("stall", "reset", "drip"):
            self._break_off(raw, fault, "application/json", len(raw))
        else:
            self._bytes(200, "application/json", raw)

    def _stream(self, text: str, finish: str, refusal: str | None, fault: str, rule: Rule, request: Request) -> None:
        events = [self._delta({"role": "assistant", "content": ""})]
        if refusal:
            events.append(self._delta({"refusal": refusal}))
        events += [self._delta({"content": piece}) for piece in _PIECE.findall(text)]
        if fault in ("garbage", "stall", "reset", "truncated", "drip"):
            half = b"".join(events[: max(2, len(events) // 2)])
            self._break_off(half + (GARBAGE if fault == "garbage" else b""), fault, "text/event-stream", None)
            return
        events.append(self._delta({}, finish))
        options = request.body.get("stream_options") or {}
        if self.server.fake.script.usage and options.get("include_usage"):
            usage = self._envelope("chat.completion.chunk", []) | {"usage": self._usage(request, text)}
            events.append(_event(json.dumps(usage)))
        if fault != "no-done":
            events.append(_event("[DONE]"))
        self._begin("text/event-stream", None)
        for event in events:
            self._wait(1 / rule.tokens_per_second if rule.tokens_per_second else 0)
            self._chunk(event)
        self._chunk(b"")

    def _break_off(self, raw: bytes, fault: str, content_type: str, length: int | None) -> None:
        """Send the beginning, and then whatever the fault is."""
        self._begin(content_type, length)
        if fault == "drip":
            for at in range(len(raw)):
                self._part(raw[at : at + 1], length)
                self._wait(_DRIP_S)
            self._part(b"", length)
            return
        half = raw if length is None else raw[: len(raw) // 2]
        self._part(half, length)
        if fault == "stall":
            self._wait(_HOLD_S)
        if fault in ("stall", "reset"):
            self._cut()
        else:
            self._part(b"", length)

    # --- the wire --------------------------------------------------------------------------

    def _envelope(self, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
        return {"id": "fake", "object": kind, "created": 0, "model": self.server.fake.script.model, "choices": choices}

    def _delta(self, delta: dict[str, Any], finish: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return _event(json.dumps(self._envelope("chat.completion.chunk", [choice])))

    def _usage(self, request: Request, text: str) -> dict[str, Any]:
        prompt, completion = len(_PIECE.findall(request.prompt)), len(_PIECE.findall(text))
        details = {"cached_tokens": int(prompt * self.server.fake.script.cached)}
        counts = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
        return counts | {"prompt_tokens_details": details}

    def _wait(self, seconds: float) -> None:
        if seconds > 0:
            self.server.fake.released.wait(seconds)

    def _error(self, status: int, code: str, message: str, retry_after: float | str | None = None) -> None:
        headers = {}
        if retry_after is not None:
            when = formatdate(time.time() + 2, usegmt=True) if retry_after == "date" else f"{retry_after:g}"
            headers["Retry-After"] = when
        error = {"error": {"message": message, "type": "invalid_request_error", "code": code, "param": None}}
        self._bytes(status, "application/json", json.dumps(error).encode(), headers)

    def _json(self, status: int, body: dict[str, Any]) -> None:
        self._bytes(status, "application/json", json.dumps(body).encode())

    def _bytes(self, status: int, content_type: str, raw: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(raw)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def _begin(self, content_type: str, length: int | None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header(*(("Transfer-Encoding", "chunked") if length is None else ("Content-Length", str(length))))
        self.end_headers()

    def _part(self, raw: bytes, length: int | None) -> None:
        if length is None:
            self._chunk(raw)
        else:
            self.wfile.write(raw)

    def _chunk(self, raw: bytes) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(raw), raw))
        self.wfile.flush()

    def _cut(self) -> None:
        """Reset the connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()


def _event(data: str) -> bytes:
    return f"data: {data}\n\n".encode()


def fake_settings(home: Path, server: FakeServer) -> Settings:
    """Settings that lead to a fake server; its script says how long a turn may take."""
    endpoint = Endpoint(base_url=server.url, key=SecretStr(server.script.key or "fake"), model=server.script.model)
    return Settings(home=home, endpoint=endpoint, limits=Limits(seconds=server.script.deadline))


def main(arguments: list[str]) -> None:
    """Serve one script until interrupted."""
    path = Path(arguments[0])
    with FakeServer(load_script(path) if path.suffix == ".yaml" else script_named(arguments[0])) as server:
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1:])

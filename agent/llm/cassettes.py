"""Recording what a model's server sent, and playing it back without one.

A recording is a folder of JSON files, one a request: the request without headers or key, and the reply's bytes. The
same request sent again takes the next recording of it, and the last one from then on. While recording, a good answer
that is there already is taken from the folder: conversations that begin alike go on from the same words.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx2
from pydantic import ConfigDict, Field, ValidationError

from agent.llm.failures import NotRecordedError
from agent.settings import Cassette
from corpus.types import Value

_KEPT_HEADERS = ("content-type", "retry-after", "retry-after-ms")
_AROUND = 40
_FAILURES: dict[str, type[httpx2.TransportError]] = {
    "timeout": httpx2.ReadTimeout,
    "connection": httpx2.ConnectError,
    "broken": httpx2.RemoteProtocolError,
}


class Recording(Value):
    """A request and what came of it: a reply, cut off or not, or a failure of the connection."""

    model_config = ConfigDict(str_strip_whitespace=False)

    request: dict[str, Any]
    status: int = 0
    headers: dict[str, str] = Field(default_factory=dict)
    text: str = ""
    base64: str = ""
    failure: str = ""

    @property
    def body(self) -> bytes:
        """The reply's bytes."""
        return base64.b64decode(self.base64) if self.base64 else self.text.encode()


def on_cassette(cassette: Cassette, inner: httpx2.BaseTransport) -> httpx2.BaseTransport:
    """A transport that records, or one that plays back and sends nothing."""
    return _Recorder(cassette.folder, inner) if cassette.mode == "record" else _Player(cassette.folder)


class _Counted(httpx2.BaseTransport):
    """Counts how often each request was made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[str, int] = {}
        self._lock = threading.Lock()

    def place(self, key: str) -> int:
        """How often this request was made before."""
        with self._lock:
            before = self._seen.get(key, 0)
            self._seen[key] = before + 1
            return before


class _Recorder(_Counted):
    def __init__(self, folder: Path, inner: httpx2.BaseTransport) -> None:
        super().__init__(folder)
        self._inner = inner
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds what was said

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        asked = _normal(request)
        path = self.folder / _file_name(asked, self.place(_key(asked)))
        kept = _read(path)
        if kept is not None and kept.status == 200 and not kept.failure:
            return _played(kept)
        try:
            response = self._inner.handle_request(request)
        except httpx2.TransportError as error:
            _write(path, Recording(request=asked, failure=_failure_of(error)))
            raise
        headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
        begun = Recording(request=asked, status=response.status_code, headers=headers)
        return httpx2.Response(response.status_code, headers=headers, stream=_Tee(response, path, begun))

    def close(self) -> None:
        self._inner.close()


class _Tee(httpx2.SyncByteStream):
    """Passes a body on and writes what was read of it once it is closed."""

    def __init__(self, response: httpx2.Response, path: Path, begun: Recording) -> None:
        self._response, self._path, self._begun = response, path, begun
        self._read, self._failure, self._written = bytearray(), "", False

    def __iter__(self) -> Iterator[bytes]:
        try:
            for piece in self._response.iter_bytes():
                self._read += piece
                yield piece
        except httpx2.TransportError as error:
            self._failure = _failure_of(error)
            raise

    def close(self) -> None:
        self._response.close()
        if not self._written:
            self._written = True
            _write(self._path, self._begun.model_copy(update=_as_text(bytes(self._read)) | {"failure": self._failure}))


class _Player(_Counted):
    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        asked = _normal(request)
        found = self._find(asked)
        if found.failure and not found.status:
            raise _FAILURES[found.failure]("as recorded")
        return _played(found)

    def _find(self, asked: dict[str, Any]) -> Recording:
        for place in range(self.place(_key(asked)), -1, -1):
            path = self.folder / _file_name(asked, place)
            if path.is_file() and (found := _read(path)) is not None:
                return found
        raise httpx2.ConnectError("not recorded") from NotRecordedError(self._difference(asked))

    def _difference(self, asked: dict[str, Any]) -> str:
        """Where the request parts from the recorded one that is most like it."""
        kept = [r.request for r in map(_read, sorted(self.folder.glob("*.json"))) if r is not None]
        if not kept:
            return "nothing is recorded in the cassette's folder"
        text = _flat(asked)
        nearest = max(kept, key=lambda other: _likeness(text, _flat(other)))
        return f"this request was not recorded; {_first_difference(asked, nearest)}"


class _Played(httpx2.SyncByteStream):
    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def __iter__(self) -> Iterator[bytes]:
        yield self._recording.body
        if self._recording.failure:
            raise _FAILURES[self._recording.failure]("as recorded")


def _played(recording: Recording) -> httpx2.Response:
    return httpx2.Response(recording.status, headers=recording.headers, stream=_Played(recording))


def _normal(request: httpx2.Request) -> dict[str, Any]:
    """What makes a request the same: method, path and body; never a header, a host or a key."""
    raw = request.read()
    try:
        body = json.loads(raw) if raw else None
    except ValueError:
        body = raw.decode("utf-8", "replace")
    return {"method": request.method, "path": request.url.path.rpartition("/v1")[2], "body": body}


def _flat(asked: Mapping[str, Any]) -> str:
    return json.dumps(asked, sort_keys=True, ensure_ascii=False)


def _key(asked: Mapping[str, Any]) -> str:
    return hashlib.sha256(_flat(asked).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _file_name(asked: Mapping[str, Any], place: int) -> str:
    return f"{_key(asked)}-{place}.json"


def _failure_of(error: httpx2.TransportError) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "timeout"
    return "connection" if isinstance(error, httpx2.ConnectError) else "broken"


def _as_text(raw: bytes) -> dict[str, str]:
    try:
        return {"text": raw.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(raw).decode("ascii")}


def _write(path: Path, recording: Recording) -> None:
    text = json.dumps(recording.model_dump(exclude_defaults=True), indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", errors="surrogatepass")


def _read(path: Path) -> Recording | None:
    try:
        return Recording.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _likeness(text: str, other: str) -> float:
    return difflib.SequenceMatcher(None, text[-2_000:], other[-2_000:], autojunk=False).quick_ratio()


def _first_difference(asked: object, nearest: object, place: str = "") -> str:
    """The first place where two requests differ, in words."""
    if isinstance(asked, dict) and isinstance(nearest, dict):
        for name in sorted({*asked, *nearest}):
            if asked.get(name) != nearest.get(name):
                return _first_difference(asked.get(name), nearest.get(name), f"{place}.{name}".lstrip("."))
    if isinstance(asked, list) and isinstance(nearest, list):
        for at, (one, other) in enumerate(zip(asked, nearest, strict=False)):
            if one != other:
                return _first_difference(one, other, f"{place}[{at}]")
        return f"the nearest has {len(nearest)} of {place} instead of {len(asked)}"
    if isinstance(asked, str) and isinstance(nearest, str):
        at = next(
            (i for i, (a, b) in enumerate(zip(asked, nearest, strict=False)) if a != b), min(map(len, (asked, nearest)))
        )
        return f"the nearest differs in {place} from character {at}"
    return f"the nearest differs in {place}"

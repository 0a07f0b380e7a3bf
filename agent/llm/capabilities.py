"""What an endpoint can do, learned once from its answers and remembered per address and model."""

from __future__ import annotations

import json
import logging
import os
import threading
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock
from filelock import Timeout as LockTimeout
from pydantic import ValidationError

from agent.llm.reading import read_json
from agent.llm.types import ModelError
from corpus.types import Value

log = logging.getLogger(__name__)
Form = Literal["json_schema", "json_object_schema", "json_object", "plain"]
FORMS: tuple[Form, ...] = ("json_schema", "json_object_schema", "json_object", "plain")
"""Ways of asking for JSON, the strictest first. `json_object_schema` is llama-cpp-python's: the schema goes along."""

_MOST_ENDPOINTS = 50
_LOCK_S = 2.0


class Capabilities(Value):
    """What is known of one model at one endpoint; None is not known yet.

    `form` is the strictest way of asking for JSON that the server has taken. `tokens_per_second` and `cached_share`
    (of prompt tokens) are as last seen.
    """

    form: Form | None = None
    stream: bool | None = None
    stream_options: bool = True
    stream_usage: bool | None = None
    tokens_field: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True
    thinks: bool = False
    tokens_per_second: float | None = None
    cached_share: float | None = None


class CapabilityBook:
    """The capabilities of one endpoint and model; kept in a file where one is given, which others may share.

    A file that cannot be read or written is left alone: what it would have said is learned again.
    """

    def __init__(self, file: Path | None, endpoint: str) -> None:
        self._file, self._endpoint, self._lock = file, endpoint, threading.Lock()
        self._known: Capabilities | None = None

    @property
    def known(self) -> Capabilities:
        """What is known now."""
        with self._lock:
            if self._known is None:
                self._known = _parsed(self._all().get(self._endpoint))
            return self._known

    def learn(self, *, surely: bool = True, **seen: Any) -> None:
        """Remember what was seen, only in this process if it is not sure; what is known already is not written."""
        before = self.known
        after = before.model_copy(update=seen)
        if after == before:
            return
        with self._lock:
            self._known = after
        if surely:
            self._write(after)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._known = Capabilities()
        self._write(Capabilities())

    def _all(self) -> dict[str, Any]:
        if self._file is None:
            return {}
        try:
            with self._file.open("rb") as stream:
                found = read_json(stream.read(1_000_000))
        except (OSError, ModelError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, known: Capabilities) -> None:
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self._file}.lock", timeout=_LOCK_S):
                others = {name: kept for name, kept in self._all().items() if name != self._endpoint}
                newest = dict(list(others.items())[-(_MOST_ENDPOINTS - 1) :])
                text = json.dumps(newest | {self._endpoint: known.model_dump()}, indent=2)
                draft = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
                draft.write_text(text, encoding="utf-8")
                draft.replace(self._file)
        except (OSError, LockTimeout):
            log.warning("what is known of the model's endpoint could not be kept; it will be learned again")


def _parsed(kept: object) -> Capabilities:
    try:
        return Capabilities.model_validate(kept or {})
    except ValidationError:  # written by another version
        return Capabilities()

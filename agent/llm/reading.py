"""Reading what a server sent: every field may be missing or of another type than agreed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ConfigDict

from agent.llm.types import ModelError, Usage
from corpus.types import Value

MOST_NESTING = 64
"""Deeper JSON than any reply needs is not read at all."""


class Read(Value):
    """One reply, or one piece of a streamed one; `usage` is None where the server gave no figures."""

    model_config = ConfigDict(str_strip_whitespace=False)

    text: str = ""
    finish: str = ""
    refusal: str = ""
    thought: bool = False
    usage: Usage | None = None


def read_json(raw: bytes | str) -> object:
    """Parse JSON from a server; raises `ModelError` for what is none, or is nested beyond reason."""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    if nesting(text) > MOST_NESTING:
        raise ModelError("malformed", "nested too deeply")
    try:
        return json.loads(text)
    except ValueError as error:  # also for whole numbers of thousands of digits
        raise ModelError("malformed", "not JSON") from error


def nesting(text: str) -> int:
    """How deep the brackets outside of strings go."""
    deepest = depth = 0
    quoted = escaped = False
    for char in text:
        if quoted:
            quoted, escaped = escaped or char != '"', not escaped and char == "\\"
        elif char == '"':
            quoted = True
        elif char in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "}]":
            depth -= 1
    return deepest


def read_reply(data: object, field: str = "message") -> Read:
    """Read a chat completion; `field` is `delta` in a stream. Raises `ModelError` for an error in the body."""
    body = _mapping(data)
    if body.get("error"):
        raise ModelError("server", "an error in the reply")
    choice = _mapping(_first(body.get("choices")))
    message = _mapping(choice.get(field))
    return Read(
        text=_text(message.get("content")) or (_text(choice.get("text")) if not message else ""),
        finish=_text(choice.get("finish_reason")),
        refusal=_text(message.get("refusal")),
        thought=bool(_text(message.get("reasoning_content")) or _text(message.get("reasoning"))),
        usage=_usage(body.get("usage")),
    )


def model_names(data: object) -> tuple[str, ...]:
    """The ids of a list of models."""
    listed = _mapping(data).get("data")
    rows = listed if isinstance(listed, list) else []
    return tuple(name for name in (_text(_mapping(row).get("id")) for row in rows) if name)


def _usage(value: object) -> Usage | None:
    given = _mapping(value)
    prompt, completion = _count(given.get("prompt_tokens")), _count(given.get("completion_tokens"))
    if prompt is None or completion is None or not prompt:
        return None
    details = _mapping(given.get("prompt_tokens_details"))
    cached = _count(details.get("cached_tokens")) or _count(given.get("prompt_cache_hit_tokens")) or 0
    return Usage(prompt=prompt, completion=completion, cached=min(cached, prompt))


def _count(value: object) -> int | None:
    return value if type(value) is int and 0 <= value < 100_000_000 else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else None


def _text(value: object) -> str:
    """Text that can be kept, or the text parts of a list; "" for anything else."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()  # half a surrogate pair cannot be written
    if isinstance(value, list):
        return "".join(_text(_mapping(part).get("text")) for part in value[:100])
    return ""

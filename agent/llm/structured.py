"""JSON of a wanted shape out of a model: how it is asked for, found in the reply, checked, and asked for again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from agent.llm.capabilities import Form
from agent.llm.reading import nesting
from agent.llm.types import Message, ModelError, Shape

MOST_CHARS = 200_000
MOST_DEPTH = 24
_SHOWN_AGAIN = 2_000
_MOST_PROBLEMS = 5


def response_format(form: Form, shape: type[BaseModel]) -> dict[str, Any] | None:
    """What goes into the request; None where only the prompt asks for JSON."""
    if form == "json_schema":
        schema = {"name": shape.__name__, "schema": strict_schema(shape), "strict": True}
        return {"type": "json_schema", "json_schema": schema}
    if form == "json_object_schema":
        return {"type": "json_object", "schema": strict_schema(shape)}
    return {"type": "json_object"} if form == "json_object" else None


def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The shape's JSON schema as strict servers want it: every field required, no others, no defaults."""
    schema = shape.model_json_schema()
    _make_strict(schema)
    return schema


def _make_strict(node: object) -> None:
    if isinstance(node, list):
        for item in node:
            _make_strict(item)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("properties"), dict):
        node["required"] = list(node["properties"])
        node["additionalProperties"] = False
        for field in node["properties"].values():
            if isinstance(field, dict):
                field.pop("default", None)
                field.pop("title", None)
    for value in node.values():
        _make_strict(value)


def asking_for(shape: type[BaseModel], messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The prompt with the shape described at the end of its first, unchanging message.

    Some servers insist on the word JSON in the prompt, and one that is held to a grammar still writes better for
    knowing what it is held to.
    """
    described = json.dumps(strict_schema(shape), separators=(",", ":"))
    wanted = f"Answer with one JSON object and nothing else. It follows this JSON schema:\n{described}"
    first = messages[0]
    if first.role != "system":
        return (Message(role="system", content=wanted), *messages)
    return (Message(role="system", content=f"{first.content}\n\n{wanted}"), *messages[1:])


def asking_again(messages: tuple[Message, ...], reply: str, problem: str) -> tuple[Message, ...]:
    """The prompt with the reply and what is wrong with it."""
    again = f"That cannot be used: {problem}. Answer again with the corrected JSON object and nothing else."
    said = Message(role="assistant", content=reply[:_SHOWN_AGAIN] or "(nothing)")
    return (*messages, said, Message(role="user", content=again))


def parsed(text: str, shape: type[Shape]) -> Shape:
    """The last object in the text that has the wanted shape; raises `ModelError` ("malformed") saying what is wrong.

    The last, because a reply may repeat an object that it was shown before it gives its own.
    """
    if len(text) > MOST_CHARS:
        raise ModelError("malformed", f"longer than {MOST_CHARS} characters")
    problem = "there is no JSON object in it"
    for found in reversed(list(_objects(text))):
        try:
            return _checked(found, shape)
        except ValueError as error:
            if problem.startswith("there is no"):
                problem = _in_words(error)
    raise ModelError("malformed", problem)


def _objects(text: str) -> Iterator[str]:
    """The outermost {...} of the text, in order, found in one pass."""
    start, depth = 0, 0
    quoted = escaped = False
    for at, char in enumerate(text):
        if quoted:
            quoted, escaped = escaped or char != '"', not escaped and char == "\\"
        elif char == '"':
            quoted = depth > 0
        elif char == "{":
            start = at if depth == 0 else start
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            if depth == 0:
                yield text[start : at + 1]


def _checked(text: str, shape: type[Shape]) -> Shape:
    if nesting(text) > MOST_DEPTH:
        raise ValueError("it is nested too deeply")
    json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant)
    return shape.model_validate_json(text)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number")


def _in_words(error: ValueError) -> str:
    """What is wrong, without repeating values: they may be the candidate's words."""
    if isinstance(error, ValidationError):
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        said = [f"{'.'.join(map(str, p['loc'])) or 'the object'}: {p['msg']}" for p in problems[:_MOST_PROBLEMS]]
        return "; ".join(said)
    if isinstance(error, json.JSONDecodeError):
        return f"it is not valid JSON ({error.msg} at character {error.pos})"
    return str(error)[:200]

"""What the fake server says: scripts as data, fault by fault."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self, get_args

from pydantic import Field, ValidationError, field_validator, model_validator

from corpus.errors import CorpusError, from_validation
from corpus.types import Slug, Text, Value
from corpus.yaml_file import load_yaml

FOLDER = Path(__file__).parent / "scripts"
Fault = Literal[
    "wrong-key",
    "no-such-model",
    "busy",
    "server-error",
    "unavailable",
    "bad-request",
    "no-first-byte",
    "drip",
    "stall",
    "reset",
    "truncated",
    "no-done",
    "empty",
    "refusal",
    "content-filter",
    "only-thoughts",
    "malformed-json",
    "prose",
    "wrong-types",
    "deep-json",
    "keys-twice",
    "huge-numbers",
    "injection",
    "wrong-language",
    "broken-text",
    "endless",
    "garbage",
    "html",
    "odd-fields",
]
FAULTS: tuple[Fault, ...] = get_args(Fault)


class Takes(Value):
    """Which parameters the server knows; one it does not know is refused by name, with `refusal_status`."""

    json_schema: bool = True
    json_object: bool = True
    stream: bool = True
    stream_options: bool = True
    max_tokens: bool = True
    temperature: bool = True
    refusal_status: Literal[400, 422, 500] = 400


class Rule(Value):
    """One way to answer, for the requests it fits.

    It fits the chat requests numbered in `calls` (from 0; all when empty), whose prompt matches `contains`, whose last
    message matches `last`, and which ask for JSON or not (`wants_json`). It answers with `say`, where `{1}` stands for
    the first group of `last`, with `json`, with what was said to it (`echo`), or with the smallest JSON that fits the
    schema it was given (`fill`).
    """

    calls: tuple[int, ...] = ()
    contains: str = ""
    last: str = ""
    wants_json: bool | None = None
    say: Text | None = None
    json_reply: dict[str, Any] | None = Field(default=None, alias="json")
    echo: bool = False
    fill: bool = False
    fault: Fault | None = None
    retry_after: float | Literal["date"] | None = None
    delay: float = Field(default=0.0, ge=0, le=600)
    tokens_per_second: float = Field(default=0.0, ge=0)

    @field_validator("contains", "last")
    @classmethod
    def _pattern(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"a regular expression; this is none ({error})") from error
        return pattern

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        given = [self.say is not None, self.json_reply is not None, self.echo, self.fill]
        if sum(given) > 1 or (not any(given) and self.fault is None):
            raise ValueError("exactly one of say, json, echo and fill, or a fault")
        return self

    def fits(self, number: int, request: Request) -> bool:
        """True if the rule answers this request."""
        if self.calls and number not in self.calls:
            return False
        if self.wants_json is not None and self.wants_json != request.wants_json:
            return False
        return bool(re.search(self.contains, request.prompt) and re.search(self.last, request.last))

    def answer(self, request: Request) -> str:
        """The words of the answer."""
        if self.say is not None:
            found = re.search(self.last, request.last)
            groups = found.groups(default="") if found else ()
            return re.sub(r"\{([1-9])\}", lambda number: _group(groups, int(number[1])), self.say)
        if self.json_reply is not None:
            return json.dumps(self.json_reply)
        return request.last if self.echo else request.filled()


class Script(Value):
    """A fake model: what it is called, what its server knows, and its rules, of which the first that fits answers.

    `deadline` is how many seconds a turn may take where a conversation is played with this script. `key` is what must
    be presented; any will do when it is empty. `cached` is the share of prompt tokens said to come from a cache.
    """

    name: Slug
    why: Text
    model: str = "fake-1"
    key: str = Field(default="", repr=False)
    takes: Takes = Takes()
    usage: bool = True
    cached: float = Field(default=0.0, ge=0, le=1)
    deadline: float = Field(default=5.0, gt=0, le=600)
    rules: tuple[Rule, ...] = Field(min_length=1)

    def rule_for(self, number: int, request: Request) -> Rule:
        """The first rule that fits; the last one where none does."""
        return next((rule for rule in self.rules if rule.fits(number, request)), self.rules[-1])


class Request:
    """A chat request as the fake reads it."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.body = body
        self.messages = [str(message.get("content", "")) for message in body.get("messages", [])]

    @property
    def prompt(self) -> str:
        """All messages."""
        return "\n".join(self.messages)

    @property
    def last(self) -> str:
        """The last message."""
        return self.messages[-1] if self.messages else ""

    @property
    def form(self) -> str:
        """The type of the response format; "" without one."""
        return str((self.body.get("response_format") or {}).get("type", ""))

    @property
    def wants_json(self) -> bool:
        """True if JSON is asked for, in whatever way."""
        return bool(self.form) or self._schema != {}

    @cached_property
    def _schema(self) -> dict[str, Any]:
        form = self.body.get("response_format") or {}
        given = form.get("schema") or (form.get("json_schema") or {}).get("schema")
        if given:
            return dict(given)
        _, found, rest = self.prompt.partition("JSON schema:\n")
        if not found:
            return {}
        schema, _ = json.JSONDecoder().raw_decode(rest)
        return dict(schema)

    def filled(self) -> str:
        """The smallest JSON that fits the schema asked for; plain words where there is none."""
        return json.dumps(_smallest(self._schema, self._schema)) if self._schema else "Go on."


def _group(groups: tuple[str, ...], number: int) -> str:
    return groups[number - 1] if number <= len(groups) else ""


def _smallest(node: dict[str, Any], root: dict[str, Any]) -> object:
    if "$ref" in node:
        return _smallest(root["$defs"][node["$ref"].rpartition("/")[2]], root)
    if "const" in node or "enum" in node:
        return node.get("const", node.get("enum", [None])[0])
    if "anyOf" in node:
        return _smallest(node["anyOf"][0], root)
    if node.get("type") == "object":
        return {name: _smallest(field, root) for name, field in node.get("properties", {}).items()}
    if node.get("type") == "array":
        return [_smallest(node.get("items", {}), root)] * int(node.get("minItems", 0))
    plain: dict[str, object] = {
        "string": "x" * int(node.get("minLength", 0)),
        "integer": int(node.get("minimum", 0)),
        "number": float(node.get("minimum", 0)),
        "boolean": False,
    }
    return plain.get(str(node.get("type")))


def load_script(path: Path) -> Script:
    """Read a script; raises `CorpusError` naming file, line and field."""
    data, line_of = load_yaml(path)
    try:
        return Script.model_validate(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


def script_named(name: str) -> Script:
    """A shipped script by its name; the name of a fault stands for a model that does nothing else.

    Raises `CorpusError` for any other name.
    """
    path = FOLDER / f"{name}.yaml"
    if re.fullmatch(r"[a-z0-9-]+", name) and path.is_file():
        return load_script(path)
    if name in FAULTS:
        rule = Rule.model_validate({"fault": name, "fill": True})
        return Script(name=name, why="Every call ends in this fault.", rules=(rule,), deadline=1.5)
    raise CorpusError(path, None, "model", f"one of {', '.join(script_names())}")


def script_names() -> tuple[str, ...]:
    """All names that stand for a script."""
    return tuple(sorted({*FAULTS, *(path.stem for path in FOLDER.glob("*.yaml"))}))

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent.llm.fake_script import FAULTS, FOLDER, Request, load_script, script_named, script_names
from agent.llm.structured import asking_for, strict_schema
from agent.llm.types import Message
from corpus.errors import CorpusError
from corpus.types import Value
from tests.unit.agent.llm.conftest import Answered, script


def asked(text: str, **fields: Any) -> Request:
    return Request({"messages": [{"role": "user", "content": text}], **fields})


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_a_shipped_script_is_called_as_its_file(name: str) -> None:
    assert script_named(name).name == name


def test_a_fault_is_a_script_too_and_nothing_else_is() -> None:
    assert script_named("busy").rules[0].fault == "busy"
    assert set(FAULTS) < set(script_names())
    for name in ("oracle", "../plain", ""):
        with pytest.raises(CorpusError, match="one of"):
            script_named(name)


def test_the_first_rule_that_fits_answers() -> None:
    rules = (
        {"calls": [0], "say": "a"},
        {"last": "hint", "say": "b"},
        {"wants_json": True, "fill": True},
        {"echo": True},
    )
    played = script(*rules)
    requests = [asked("x"), asked("a hint?"), asked("x", response_format={"type": "json_object"}), asked("x")]
    answers = [played.rule_for(n, request).answer(request) for n, request in enumerate(requests)]
    assert answers == ["a", "b", "Go on.", "x"]


def test_an_answer_can_take_up_what_it_was_told_to_say() -> None:
    played = script({"last": "(?s)To be said: (.+)", "say": "Here is a hint. {1} {2}"})
    request = asked("Give the hint.\nTo be said: Look at {1} and\nits \\1 root.")
    assert played.rule_for(0, request).answer(request) == "Here is a hint. Look at {1} and\nits \\1 root. "


class Row(Value):
    name: str
    kind: str | None


class Table(Value):
    rows: tuple[Row, ...]
    sure: bool
    share: float


def test_the_smallest_json_that_fits_is_found_from_the_format_or_the_prompt() -> None:
    by_format = asked("x", response_format={"type": "json_object", "schema": strict_schema(Table)})
    by_prompt = asked(asking_for(Table, (Message(role="user", content="x"),))[0].content)
    for request in (by_format, by_prompt):
        assert Table.model_validate_json(request.filled()).rows == ()
    assert Answered.model_validate_json(asked("", response_format={"schema": strict_schema(Answered)}).filled())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules: []", "rules"),
        ("rules: [{say: a, echo: true}]", "exactly one of"),
        ("rules: [{last: '('  , echo: true}]", "regular expression"),
        ("rules: [{fault: tired}]", "fault"),
        ("rules: [{delay: 1}]", "exactly one of"),
    ],
)
def test_a_broken_script_is_refused_with_file_and_field(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(f"name: broken\nwhy: A test.\n{text}\n")
    with pytest.raises(CorpusError) as caught:
        load_script(path)
    assert "broken.yaml:3" in str(caught.value)
    assert said in str(caught.value)

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.llm.structured import MOST_CHARS, asking_for, parsed, response_format, strict_schema
from agent.llm.types import Message, ModelError
from corpus.types import Value
from tests.unit.agent.llm.conftest import Answered

GOOD = {"reason": 'He said "}" twice.', "stance": "met", "quotes": ["a"]}
TEXT = json.dumps(GOOD)


class Inner(Value):
    name: str = "x"


class Outer(Value):
    inner: tuple[Inner, ...] = ()
    best: Inner | None = None


@pytest.mark.parametrize(
    "reply",
    [
        TEXT,
        f"  \n{TEXT}\n",
        f"```json\n{TEXT}\n```",
        f"It's here: {TEXT} Is that all right?",
        f'You showed me {{"stance": "x"}}. My own: {TEXT}',
        f'{{"reason": "old", "stance": "missed", "quotes": []}}\n{TEXT}',
        f"{TEXT} and also {{this is no object}}",
    ],
)
def test_the_last_object_of_the_shape_is_found(reply: str) -> None:
    assert parsed(reply, Answered).reason == GOOD["reason"]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("", "no JSON object"),
        ("The answer is good.", "no JSON object"),
        (TEXT[:-1], "no JSON object"),
        (TEXT[:-1] + ",}", "not valid JSON"),
        (TEXT.replace('"met"', "met"), "not valid JSON"),
        ("[1, 2]", "no JSON object"),
        (f"[{TEXT}", None),
        ('{"reason": "a", "stance": "met"}', "quotes: Field required"),
        ('{"reason": "a", "stance": "met", "quotes": "a"}', "quotes: Input should be a valid"),
        ('{"reason": "a", "stance": "met", "stance": "missed", "quotes": []}', "stands twice"),
        ('{"reason": NaN, "stance": "met", "quotes": []}', "NaN is not a number"),
        ('{"reason": 1' + "0" * 6_000 + ', "stance": "met", "quotes": []}', ""),
        ('{"a":' * 50_000 + "1" + "}" * 50_000, ""),
        ("{" * 100_000, "no JSON object"),
        ('{"a": "' * 20_000, "no JSON object"),
        ("{}" * 30_000, "Field required"),
        ("x" * (MOST_CHARS + 1), "longer than"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else str(value),
)
def test_what_is_not_of_the_shape_is_malformed_and_takes_no_time(reply: str, said: str | None) -> None:
    began = time.monotonic()
    if said is None:
        assert parsed(reply, Answered)
    else:
        with pytest.raises(ModelError) as caught:
            parsed(reply, Answered)
        assert caught.value.failure == "malformed"
        assert said in caught.value.detail
    assert time.monotonic() - began < 3


def test_what_is_wrong_is_said_without_repeating_what_was_said() -> None:
    with pytest.raises(ModelError) as caught:
        parsed('{"reason": "a", "stance": ["my own private words"], "quotes": []}', Answered)
    assert "private" not in str(caught.value)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_either_parsed_or_malformed(text: str) -> None:
    whole = f'{{"reason": {json.dumps(text)}, "stance": "s", "quotes": []}}'
    assert outcome(whole) == "parsed"
    assert {outcome(text), outcome(text + TEXT), outcome(TEXT + text)} <= {"parsed", "malformed"}


def outcome(reply: str) -> str:
    try:
        parsed(reply, Answered)
    except ModelError as error:
        return error.failure
    return "parsed"


def test_the_schema_is_strict_all_the_way_down() -> None:
    schema = strict_schema(Outer)
    assert schema["required"] == ["inner", "best"]
    assert schema["$defs"]["Inner"]["required"] == ["name"]
    assert schema["$defs"]["Inner"]["additionalProperties"] is False
    assert "default" not in json.dumps(schema)


def test_a_field_named_like_a_schema_word_survives() -> None:
    class Odd(Value):
        default: str
        title: str

    assert set(strict_schema(Odd)["properties"]) == {"default", "title"}


def test_every_form_but_the_last_has_a_format() -> None:
    assert response_format("plain", Answered) is None
    assert (response_format("json_object", Answered) or {}) == {"type": "json_object"}
    assert (response_format("json_object_schema", Answered) or {})["schema"]["required"]
    assert (response_format("json_schema", Answered) or {})["json_schema"]["strict"] is True


def test_the_shape_is_described_in_the_unchanging_part_of_the_prompt() -> None:
    with_system = (Message(role="system", content="Judge."), Message(role="user", content="Answer."))
    asked = asking_for(Answered, with_system)
    assert asked[0].content.startswith("Judge.\n\nAnswer with one JSON object")
    assert asked[1:] == with_system[1:]
    assert asking_for(Answered, with_system[1:])[0].role == "system"

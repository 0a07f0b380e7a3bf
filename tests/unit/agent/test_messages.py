from __future__ import annotations

import pytest

from agent.errors import MessageRefusedError
from agent.messages import checked


@pytest.mark.parametrize("text", ["a", " a \n", "é 路 😀", "x" * 100])
def test_text_is_taken_as_it_is(text: str) -> None:
    assert checked(text, 100, "answer") is text


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "empty"), (" \n\t", "empty"), ("a\x00", "not text"), ("\udfff", "not text"), ("x" * 101, "101 characters")],
)
def test_what_is_not_taken_is_refused_with_what_to_do(text: str, why: str) -> None:
    with pytest.raises(MessageRefusedError, match=why) as refused:
        checked(text, 100, "answer")
    assert str(refused.value).startswith(("The answer", "That answer"))
    assert str(refused.value).endswith(".")

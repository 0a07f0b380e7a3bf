from __future__ import annotations

from email.utils import formatdate

import pytest

from agent.llm.failures import as_model_errors, retry_after
from agent.llm.types import ModelError

NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": formatdate(NOW + 30, usegmt=True)}, 30.0),
        ({"retry-after": formatdate(NOW - 30, usegmt=True)}, 0.0),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": ""}, None),
    ],
)
def test_a_time_to_wait_is_read_in_every_way_it_is_given(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("raised", "failure"),
    [
        (RecursionError(), "malformed"),
        (KeyError("x"), "malformed"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), "malformed"),
        (ConnectionResetError("reset"), "unreachable"),
        (ModelError("empty"), "empty"),
    ],
)
def test_nothing_but_a_model_error_comes_out(raised: Exception, failure: str) -> None:
    with pytest.raises(ModelError) as caught, as_model_errors():
        raise raised
    assert caught.value.failure == failure


def test_stopping_the_program_is_no_failure_of_the_model() -> None:
    with pytest.raises(KeyboardInterrupt), as_model_errors():
        raise KeyboardInterrupt

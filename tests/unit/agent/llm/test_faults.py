"""Each fault over real HTTP, at the port: it ends as the right `ModelError`, in time, and the next call is tried."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from agent.llm.fake_script import FAULTS
from agent.llm.types import Ask, Failure, ModelError
from tests.unit.agent.llm.conftest import KEY, Answered, Bench, Open, ask, script

Way = Callable[[Bench, Ask], object]
GOOD = {"reason": "Because.", "stance": "met", "quotes": ["a", "b"]}
UNENDING = ("no-first-byte", "drip", "stall", "busy")
SPARE_S = 1.0
"""What a busy machine may add to a deadline."""


def complete(bench: Bench, asked: Ask) -> object:
    return bench.model.complete(asked).text


def stream(bench: Bench, asked: Ask) -> object:
    return "".join(bench.model.stream(asked))


def parse(bench: Bench, asked: Ask) -> object:
    return bench.model.parse(asked, Answered)


WAYS: dict[str, Way] = {"complete": complete, "stream": stream, "parse": parse}
ANY: tuple[Failure, ...] = ("cut_short", "unreachable", "timeout", "malformed", "empty")
EXPECTED: dict[str, dict[str, tuple[Failure, ...]]] = {
    "wrong-key": dict.fromkeys(WAYS, ("refused_key",)),
    "no-such-model": dict.fromkeys(WAYS, ("no_such_model",)),
    "busy": dict.fromkeys(WAYS, ("busy",)),
    "server-error": dict.fromkeys(WAYS, ("server",)),
    "unavailable": dict.fromkeys(WAYS, ("server",)),
    "bad-request": dict.fromkeys(WAYS, ("server",)),
    "no-first-byte": dict.fromkeys(WAYS, ("timeout",)),
    "drip": dict.fromkeys(WAYS, ("timeout",)),
    "stall": dict.fromkeys(WAYS, ("timeout",)),
    "reset": dict.fromkeys(WAYS, ("unreachable",)),
    "truncated": dict.fromkeys(WAYS, ("cut_short",)),
    "no-done": {},
    "empty": {"complete": ("empty",), "stream": ("empty",), "parse": ("malformed",)},
    "refusal": dict.fromkeys(WAYS, ("refusal",)),
    "content-filter": dict.fromkeys(WAYS, ("refusal",)),
    "only-thoughts": {"complete": ("empty",), "stream": ("empty",), "parse": ("malformed",)},
    "malformed-json": {"parse": ("malformed",)},
    "prose": {"parse": ("malformed",)},
    "wrong-types": {"parse": ("malformed",)},
    "deep-json": {"parse": ("malformed",)},
    "keys-twice": {"parse": ("malformed",)},
    "huge-numbers": {"parse": ("malformed",)},
    "injection": {"parse": ("malformed",)},
    "wrong-language": {"parse": ("malformed",)},
    "broken-text": {},
    "endless": dict.fromkeys(WAYS, ("too_long",)),
    "garbage": {"complete": ("malformed",), "stream": ANY, "parse": ("malformed",)},
    "html": dict.fromkeys(WAYS, ("malformed",)),
    "odd-fields": {"complete": ("empty",), "stream": ("empty",), "parse": ("malformed",)},
}


@pytest.fixture(autouse=True, scope="module")
def _imported() -> None:
    import openai  # noqa: F401  its import takes longer than some of the deadlines here


def test_every_fault_is_looked_at() -> None:
    assert set(EXPECTED) == set(FAULTS)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_within_the_deadline_and_the_next_call_works(fault: str, way: str, opened: Open) -> None:
    bench = opened(script({"fault": fault, "fill": True}))
    asked = ask(deadline=1.2 if fault in UNENDING else 12.0, max_tokens=60)
    began = time.monotonic()
    expected = EXPECTED[fault].get(way)
    if expected is None:
        assert str(WAYS[way](bench, asked)).encode()  # can be written down
    else:
        with pytest.raises(ModelError) as caught:
            WAYS[way](bench, asked)
        assert caught.value.failure in expected
        assert KEY not in str(caught.value)
        assert bench.outcomes == [caught.value.failure]
    assert time.monotonic() - began < asked.deadline + SPARE_S
    bench.server.script = script({"json": GOOD})
    bench.shared.breaker.reset()
    assert WAYS[way](bench, ask(deadline=10.0))
    assert bench.outcomes[-1] == "ok"


def test_nobody_listening_is_unreachable(opened: Open) -> None:
    bench = opened(script())
    bench.server.__exit__(None, None, None)
    with pytest.raises(ModelError) as caught:
        bench.model.complete(ask(deadline=5.0))
    assert caught.value.failure == "unreachable"


@pytest.mark.parametrize("after", [0.2, "date"])
def test_a_busy_server_is_asked_once_more_when_it_says(after: Any, opened: Open) -> None:
    bench = opened(script({"calls": [0], "fault": "busy", "retry_after": after}, {"say": "Fine."}))
    assert bench.model.complete(ask(deadline=8.0)).text == "Fine."
    assert len(bench.server.requests) == 2


def test_a_busy_server_that_asks_for_too_long_is_not_waited_for(opened: Open) -> None:
    bench = opened(script({"fault": "busy", "retry_after": 30}))
    began = time.monotonic()
    with pytest.raises(ModelError) as caught:
        bench.model.complete(ask(deadline=5.0))
    assert (caught.value.failure, caught.value.retry_after) == ("busy", 30.0)
    assert time.monotonic() - began < 2.0
    assert 29 < bench.shared.breaker.state.resting <= 30
    assert len(bench.server.requests) == 1


def test_one_bad_moment_of_a_server_is_not_noticed(opened: Open) -> None:
    bench = opened(script({"calls": [0], "fault": "unavailable"}, {"say": "Fine."}))
    assert "".join(bench.model.stream(ask())) == "Fine."
    assert bench.outcomes == ["ok"]


def test_a_server_that_keeps_failing_rests_and_is_then_asked_again(opened: Open) -> None:
    bench = opened(script({"fault": "unavailable"}))
    for _ in range(4):
        with pytest.raises(ModelError):
            bench.model.complete(ask())
    assert len(bench.server.requests) == 4  # two calls of two tries each, then it rests
    assert bench.shared.breaker.state.resting > 10
    bench.server.script = script()
    bench.shared.breaker.reset()
    assert bench.model.complete(ask()).text == "Fine."
    assert bench.shared.breaker.state.failures == 0


def test_closing_a_stream_ends_the_request(opened: Open) -> None:
    bench = opened(script({"say": "word " * 400, "tokens_per_second": 200}))
    pieces = bench.model.stream(ask(max_tokens=1_000))
    assert next(pieces) == "word"
    began = time.monotonic()
    pieces.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 0.5
    assert bench.outcomes == ["ok"]
    assert 0 < bench.ledger.calls[0].completion < 50
    assert bench.model.complete(ask(max_tokens=1_000, deadline=20.0)).text.startswith("word word")


def test_the_calls_of_one_turn_share_its_time(opened: Open) -> None:
    bench = opened(script({"fault": "no-first-byte"}), seconds=1.0)
    began = time.monotonic()
    for _ in range(3):
        with pytest.raises(ModelError, match="timeout"):
            bench.model.complete(ask(deadline=20.0))
    assert time.monotonic() - began < 1.0 + SPARE_S
    assert len(bench.server.requests) == 1

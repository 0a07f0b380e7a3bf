from __future__ import annotations

import threading

import pytest

from agent.evaluation.player import FakeClock
from agent.llm.breaker import Breaker
from agent.llm.failures import LongestReachedError
from agent.llm.types import Failure, ModelError


def failing(breaker: Breaker, failure: Failure = "server", times: int = 1, after: float | None = None) -> None:
    for _ in range(times):
        breaker.failed(ModelError(failure, "HTTP 500", after))


def test_one_failure_is_forgiven_and_two_are_not(clock: FakeClock) -> None:
    breaker = Breaker(clock)
    failing(breaker)
    breaker.check()
    failing(breaker)
    with pytest.raises(ModelError) as caught:
        breaker.check()
    assert caught.value.failure == "server"
    assert caught.value.retry_after == pytest.approx(15.0)


def test_an_endpoint_is_tried_again_after_its_rest_which_doubles_up_to_five_minutes(clock: FakeClock) -> None:
    breaker = Breaker(clock)
    rests = []
    failing(breaker)
    for _ in range(8):
        failing(breaker)
        rests.append(breaker.state.resting)
        clock.pass_seconds(breaker.state.resting)
        breaker.check()
    assert rests == [15.0, 30.0, 60.0, 120.0, 240.0, 300.0, 300.0, 300.0]


def test_an_answer_forgets_all_failures(clock: FakeClock) -> None:
    breaker = Breaker(clock)
    failing(breaker, times=5)
    breaker.succeeded()
    breaker.check()
    failing(breaker)
    breaker.check()


@pytest.mark.parametrize("failure", ["refused_key", "no_such_model"])
def test_what_will_not_pass_by_itself_rests_longest_at_once(failure: Failure, clock: FakeClock) -> None:
    breaker = Breaker(clock)
    failing(breaker, failure)
    assert breaker.state.resting == 300.0


def test_a_named_time_is_waited_for(clock: FakeClock) -> None:
    breaker = Breaker(clock)
    failing(breaker, "busy", after=42.0)
    assert breaker.state.resting == 42.0
    failing(breaker, "busy", after=1e9)
    assert breaker.state.resting == 600.0


@pytest.mark.parametrize("failure", ["empty", "refusal", "malformed", "too_long", "budget"])
def test_a_bad_answer_is_no_reason_to_rest(failure: Failure, clock: FakeClock) -> None:
    breaker = Breaker(clock)
    failing(breaker, failure, times=9)
    breaker.check()


def test_an_answer_as_long_as_allowed_is_no_reason_to_rest(clock: FakeClock) -> None:
    breaker = Breaker(clock)
    for _ in range(9):
        breaker.failed(LongestReachedError())
    breaker.check()


def test_threads_can_share_it(clock: FakeClock) -> None:
    breaker = Breaker(clock)
    threads = [threading.Thread(target=failing, args=(breaker, "server", 50)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert breaker.state.failures == 400

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.clock import LONG_GAP_S, after_silence, elapsed_minutes, minutes_left, paused
from agent.state import Clock

START = Clock(started=1_000.0)


def test_minutes_run_from_the_start_of_the_round() -> None:
    assert elapsed_minutes(START, 1_600.0) == pytest.approx(10.0)
    assert minutes_left(START, 30, 1_600.0) == pytest.approx(20.0)


def test_a_pause_does_not_count_while_it_lasts_nor_after() -> None:
    stopped = paused(START, 1_060.0)
    assert elapsed_minutes(stopped, 9_999.0) == pytest.approx(1.0)
    assert elapsed_minutes(after_silence(stopped, 1_060.0, 5_000.0), 5_060.0) == pytest.approx(2.0)


def test_pausing_twice_is_pausing_once() -> None:
    assert paused(paused(START, 1_060.0), 1_500.0) == paused(START, 1_060.0)


def test_a_long_absence_counts_as_thinking_for_a_quarter_of_an_hour_only() -> None:
    back = after_silence(START, 1_000.0, 1_000.0 + 8 * 3_600)
    assert elapsed_minutes(back, 1_000.0 + 8 * 3_600) == pytest.approx(LONG_GAP_S / 60)
    assert after_silence(START, 1_000.0, 1_000.0 + LONG_GAP_S) == START


def test_a_clock_set_back_never_gives_negative_minutes() -> None:
    assert elapsed_minutes(START, 0.0) == 0.0
    assert after_silence(paused(START, 2_000.0), 2_000.0, 1_500.0).paused == 0.0


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 10_000)), max_size=20))
def test_elapsed_time_never_exceeds_the_time_that_passed(events: list[tuple[bool, float]]) -> None:
    clock, now, heard = START, START.started, START.started
    for pausing, seconds in events:
        now += seconds
        clock = paused(clock, now) if pausing else after_silence(clock, heard, now)
        heard = heard if pausing else now
        assert -1e-6 <= elapsed_minutes(clock, now) <= (now - START.started) / 60 + 1e-6

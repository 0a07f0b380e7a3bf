"""How long a round has lasted: pure sums over times in seconds since the epoch."""

from __future__ import annotations

from agent.state import Clock

LONG_GAP_S = 900.0
"""A silence longer than this counts as a break: the candidate was away, not thinking."""


def elapsed_minutes(clock: Clock, now: float) -> float:
    """Minutes spent in the round at `now`, without pauses; never negative."""
    paused = clock.paused + (max(0.0, now - clock.paused_at) if clock.paused_at is not None else 0.0)
    return max(0.0, now - clock.started - paused) / 60.0


def minutes_left(clock: Clock, minutes: int, now: float) -> float:
    """Minutes left of the time box; 0 or less when it is used up."""
    return minutes - elapsed_minutes(clock, now)


def paused(clock: Clock, now: float) -> Clock:
    """Stop the clock; a clock that is stopped already stays as it is."""
    return clock if clock.paused_at is not None else clock.model_copy(update={"paused_at": now})


def after_silence(clock: Clock, last_heard: float, now: float) -> Clock:
    """End a pause, or turn an absence longer than `LONG_GAP_S` into one, when the candidate speaks again."""
    if clock.paused_at is not None:
        return clock.model_copy(update={"paused": clock.paused + max(0.0, now - clock.paused_at), "paused_at": None})
    gap = now - last_heard
    if gap <= LONG_GAP_S:
        return clock
    return clock.model_copy(update={"paused": clock.paused + gap - LONG_GAP_S})

"""From what a process left behind to one of the statuses."""

from __future__ import annotations

import signal

import pytest

from corpus.problem_types import Limits
from executors.jail import codec
from executors.outcome import answer_of, classify, more_patient, refusal_of_source, was_starved
from executors.sandbox import RawRun
from executors.types import Isolation, SelfTest

LIMITS = Limits(cpu_s=2, memory_mb=100)
OUT_OF_MEMORY = bytearray(codec.dumps(["raised", codec.Raised(("_ArrayMemoryError", "MemoryError"))]))


@pytest.mark.parametrize(
    ("run", "status"),
    [
        (RawRun(status=0), "ok"),
        (RawRun(status=3 << 8), "error"),
        (RawRun(status=1 << 8, frame=OUT_OF_MEMORY), "memory"),
        (RawRun(status=0, frame=OUT_OF_MEMORY), "ok"),
        (RawRun(status=signal.SIGKILL, ended_by="cpu"), "timeout"),
        (RawRun(status=signal.SIGKILL, ended_by="wall"), "timeout"),
        (RawRun(status=signal.SIGKILL, cpu_s=2.1), "timeout"),
        (RawRun(status=signal.SIGXCPU), "timeout"),
        (RawRun(status=signal.SIGKILL, ended_by="request", overflow="stdout"), "output"),
        (RawRun(status=signal.SIGKILL), "signal"),
        (RawRun(status=signal.SIGSEGV | 0x80), "signal"),
        (RawRun(status=signal.SIGSEGV, peak_kb=99 * 1024), "memory"),
        (RawRun(status=signal.SIGABRT, stderr=bytearray(b"what():  std::bad_alloc")), "memory"),
        (RawRun(status=signal.SIGABRT), "signal"),
    ],
)
def test_each_end_has_its_status(run: RawRun, status: str) -> None:
    assert classify(run, LIMITS)[0] == status


def test_exit_codes_follow_the_shell() -> None:
    assert classify(RawRun(status=3 << 8), LIMITS)[1] == 3
    assert classify(RawRun(status=signal.SIGABRT), LIMITS)[1] == 134


@pytest.mark.parametrize(
    "frame",
    [b"", b"[", b"3", b'["value"]', b'["passed",1]', b'["raised","x"]', b'["value",1,2]', b'[["value"],1]', b"{}"],
)
def test_what_is_not_an_answer_is_none(frame: bytes) -> None:
    assert answer_of(RawRun(frame=bytearray(frame))) is None


def test_a_plain_source_is_not_refused() -> None:
    assert refusal_of_source("print('naïve ✓')\n") is None
    assert Isolation(level=0, min_required=2).selftest == SelfTest()


@pytest.mark.parametrize(
    ("run", "starved"),
    [
        (RawRun(ended_by="wall", cpu_s=0.8, wall_s=4.0), True),
        (RawRun(ended_by="wall", cpu_s=0.01, wall_s=4.0), False),  # it slept
        (RawRun(ended_by="wall", cpu_s=2.3, wall_s=4.0), False),  # it had all it may have
        (RawRun(ended_by="cpu", cpu_s=2.0, wall_s=2.5), False),
    ],
)
def test_a_busy_run_without_its_share_of_the_processor_is_told_from_a_sleeper(run: RawRun, starved: bool) -> None:
    assert was_starved(run, LIMITS) is starved


def test_patience_concerns_the_wall_alone() -> None:
    assert more_patient(LIMITS) == LIMITS.model_copy(update={"wall_s": 16.0})
    assert more_patient(Limits(wall_s=100)).wall_s == 120

"""The filter, played on a small model of the kernel's machine for it."""

from __future__ import annotations

import struct

import pytest

from executors.jail.policy import ALLOWED, COMPILER_ALLOWED, COMPILER_RULES, RULES
from executors.jail.seccomp import Filter, fingerprint

ALLOW, KILL = 0x7FFF_0000, 0x8000_0000
REFUSED, UNKNOWN = 0x0005_0001, 0x0005_0026
PID = 4711
X86_64, I386 = 0xC000_003E, 0x4000_0003


def decide(program: bytes, number: int, *args: int, arch: int = X86_64) -> int:
    """Run a classic BPF program on one call and return its verdict."""
    data = struct.pack("=IIQ6Q", number, arch, 0, *args, *[0] * (6 - len(args)))
    at, register = 0, 0
    while True:
        code, yes, no, k = struct.unpack_from("=HBBI", program, 8 * at)
        at += 1
        if code == 0x06:
            return int(k)
        if code == 0x20:
            (register,) = struct.unpack_from("=I", data, k)
        else:
            met = {0x15: register == k, 0x35: register >= k, 0x45: bool(register & k)}[code]
            at += yes if met else no


@pytest.fixture(params=[3, 2, 1])
def program(request: pytest.FixtureRequest) -> bytes:
    """The program of a level, for the process PID."""
    return Filter(ALLOWED[request.param]).for_process(PID)


def test_listed_calls_without_rules_are_allowed(program: bytes) -> None:
    assert decide(program, 0) == decide(program, 1) == decide(program, 9) == ALLOW


@pytest.mark.parametrize(
    "number", [57, 58, 59, 322, 41, 42, 101, 155, 165, 272, 308, 310, 317, 319, 321, 323, 425, 600]
)
def test_fork_exec_sockets_and_the_like_are_refused(program: bytes, number: int) -> None:
    assert decide(program, number) == REFUSED


def test_other_machines_calls_end_the_process(program: bytes) -> None:
    assert decide(program, 20, arch=I386) == KILL
    assert decide(program, 0x4000_0000 + 39) == KILL


def test_clone_makes_threads_alone(program: bytes) -> None:
    assert decide(program, 56, 0x003D_0F00) == ALLOW
    assert decide(program, 56, 17) == REFUSED
    assert decide(program, 435) == UNKNOWN


def test_signals_reach_oneself_alone(program: bytes) -> None:
    assert decide(program, 62, PID, 9) == decide(program, 234, PID, PID, 9) == ALLOW
    for other in (1, 0, 0xFFFF_FFFF, PID + 1, PID - 1):
        assert decide(program, 62, other, 9) == decide(program, 234, other, other, 9) == REFUSED


def test_limits_can_be_read_and_not_set(program: bytes) -> None:
    assert decide(program, 302, 0, 7, 0) == ALLOW
    assert decide(program, 302, 0, 7, 1) == decide(program, 302, 0, 7, 1 << 32) == REFUSED
    assert decide(program, 302, 1, 7, 0) == REFUSED


def test_pairs_of_sockets_are_local_streams(program: bytes) -> None:
    assert decide(program, 53, 1, 0x80001) == ALLOW
    assert decide(program, 53, 1, 2) == decide(program, 53, 2, 1) == REFUSED
    assert decide(program, 44, 5, 0, 0, 0, 0) == ALLOW
    assert decide(program, 44, 5, 0, 0, 0, 1 << 40) == REFUSED


def test_paths_narrow_from_level_to_level() -> None:
    opened, changed = 257, 90
    verdicts = {
        level: (
            decide(Filter(ALLOWED[level]).for_process(PID), opened),
            decide(Filter(ALLOWED[level]).for_process(PID), changed),
        )
        for level in (3, 2, 1)
    }
    assert verdicts == {3: (ALLOW, ALLOW), 2: (ALLOW, REFUSED), 1: (REFUSED, REFUSED)}


def test_a_compiler_may_start_programs_but_no_namespaces() -> None:
    program = Filter(COMPILER_ALLOWED, COMPILER_RULES).for_process(PID)
    assert decide(program, 59) == decide(program, 58) == decide(program, 56, 17) == ALLOW
    for flag in (0x1000_0000, 0x0002_0000, 0x2000_0000, 0x4000_0000, 0x0800_0000, 0x0400_0000, 0x0200_0000):
        assert decide(program, 56, 17 | flag) == REFUSED
    assert decide(program, 41) == REFUSED


def test_every_rule_belongs_to_a_listed_call() -> None:
    assert RULES.keys() <= ALLOWED[3].keys()
    assert len({fingerprint(level) for level in (1, 2, 3)}) == 3

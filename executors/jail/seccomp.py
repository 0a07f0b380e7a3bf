"""Turns the policy's rules into a seccomp filter, a classic BPF program; see seccomp(2).

The program reads `struct seccomp_data` {int nr; u32 arch; u64 ip; u64 args[6]} (linux/seccomp.h).
"""

from __future__ import annotations

import ctypes
import platform
import struct
from hashlib import sha256

from executors.jail import kernel
from executors.jail.policy import (
    ALLOWED,
    ENOSYS,
    EPERM,
    NOT_IMPLEMENTED,
    RULES,
    SELF,
    HasBits,
    HasNoBits,
    IsNull,
    OneOf,
    Rule,
)

AUDIT_ARCH_X86_64 = 0xC000_003E
X32_BIT = 0x4000_0000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_KILL_PROCESS, _ERRNO, _ALLOW = 0x8000_0000, 0x0005_0000, 0x7FFF_0000
_SYS_SECCOMP, _SET_MODE_FILTER = 317, 1
_NR, _ARCH = 0, 4
_OWN_PID = 0x5E1F_5E1F  # stands in the program where the process' own id goes

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, k


def supported() -> bool:
    """Whether the table of call numbers fits this machine."""
    return platform.machine() == "x86_64"


class Filter:
    """The program for a list of calls, ready for the one number that differs from job to job."""

    def __init__(self, allowed: dict[str, int], rules: dict[str, tuple[Rule, ...]] = RULES) -> None:
        self._code = _program(allowed, rules)
        pattern = struct.pack("=I", _OWN_PID)
        self._places = [at + 4 for at in range(0, len(self._code), 8) if self._code[at + 4 : at + 8] == pattern]

    def for_process(self, pid: int) -> bytes:
        """Return the program in which rules about oneself mean this process."""
        code = bytearray(self._code)
        for place in self._places:
            code[place : place + 4] = struct.pack("=I", pid)
        return bytes(code)


def fingerprint(level: int) -> str:
    """Return a short digest that names the filter in reports."""
    return sha256(_program(ALLOWED[level], RULES)).hexdigest()[:12]


def load(code: bytes) -> None:
    """Install the filter for every thread of this process, for good."""
    buffer = ctypes.create_string_buffer(code, len(code))
    pointer = ctypes.addressof(buffer)
    fprog = struct.pack("@HP", len(code) // 8, pointer)
    kernel.syscall("seccomp", _SYS_SECCOMP, _SET_MODE_FILTER, 0, fprog)


def _program(allowed: dict[str, int], rules: dict[str, tuple[Rule, ...]]) -> bytes:
    code: list[Instruction] = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, AUDIT_ARCH_X86_64),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD, 0, 0, _NR),
        (_AT_LEAST, 0, 1, X32_BIT),
        (_RETURN, 0, 0, _KILL_PROCESS),
    ]
    for name, number in allowed.items():
        code += _entry(name, number, rules)
    code.append((_RETURN, 0, 0, _ERRNO | EPERM))
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def _entry(name: str, number: int, rules: dict[str, tuple[Rule, ...]]) -> list[Instruction]:
    """Compare the call's number; on a match run its rules and return, otherwise jump behind them."""
    if name in NOT_IMPLEMENTED:
        body: list[Instruction] = [(_RETURN, 0, 0, _ERRNO | ENOSYS)]
    else:
        body = [step for rule in rules.get(name, ()) for step in _check(rule)]
        body.append((_RETURN, 0, 0, _ALLOW))
    return [(_EQUAL, 0, len(body), number), *body]


def _check(rule: Rule) -> list[Instruction]:
    """Fall through when the rule holds, return EPERM when it does not."""
    low = 16 + 8 * rule.arg
    refuse: Instruction = (_RETURN, 0, 0, _ERRNO | EPERM)
    match rule:
        case HasBits(_, mask):
            return [(_LOAD, 0, 0, low), (_ANY_BIT, 1, 0, mask), refuse]
        case HasNoBits(_, mask):
            return [(_LOAD, 0, 0, low), (_ANY_BIT, 0, 1, mask), refuse]
        case IsNull():
            return [step for half in (low, low + 4) for step in ((_LOAD, 0, 0, half), (_EQUAL, 1, 0, 0), refuse)]
        case OneOf(_, values):
            wanted = [_OWN_PID if value == SELF else value for value in values]
            tests = [(_EQUAL, len(wanted) - i, 0, value) for i, value in enumerate(wanted)]
            return [(_LOAD, 0, 0, low), *tests, refuse]

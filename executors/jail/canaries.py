"""What a new sandbox process must prove before it is offered: each attempt here has to fail.

The service sends this file as a submission, with what it planted for it, and reads the list back.
"""

# ruff: noqa: PTH116, PTH123, PTH208, SIM115 - attempts, each as short as it can be

from __future__ import annotations

import ctypes
import mmap
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any


def canaries(planted: dict[str, Any]) -> list[list[object]]:
    """Return [name, what was possible or None] for every attempt."""
    attempts: dict[str, Callable[[], object]] = {
        "read a file of the service": lambda: open(planted["file"]).read(1) or True,
        "write beside it": lambda: open(planted["file"] + ".canary", "w"),
        "see its environment": lambda: [name for name in os.environ if name not in planted["environment"]],
        "connect over TCP": lambda: socket.create_connection(("127.0.0.1", planted["port"]), 0.2),
        "connect to an abstract socket": lambda: socket.socket(socket.AF_UNIX).connect("\0" + planted["name"]),
        "open a vsock": lambda: socket.socket(40, socket.SOCK_STREAM),
        "fork": _fork,
        "start a program": lambda: os.execv("/bin/true", ["true"]),
        "signal the parent": lambda: _done(os.kill, os.getppid(), 0),
        "signal everyone": lambda: _done(os.kill, -1, 0),
        "make a user namespace": lambda: _call(272, 0x1000_0000) == 0,
        "set up io_uring": lambda: _call(425, 4, 0) >= 0,
        "trace the parent": lambda: _call(101, 16, os.getppid(), 0, 0) == 0,
        "make a memory file": lambda: os.memfd_create("canary"),
        "raise a limit": lambda: _done(resource.setrlimit, resource.RLIMIT_NPROC, (0, 0)),
        "read a host key": lambda: _call(250, 11, -3, 0, 0, 0) >= 0,
        "keep descriptors of others": _foreign_descriptors,
    }
    if planted["level"] == 3:
        attempts["see a file of the service"] = lambda: os.stat(planted["file"])
        attempts["see processes"] = lambda: os.listdir("/proc")
        attempts["change the root folder"] = lambda: open("/canary", "w")
    return [[name, _try(attempt)] for name, attempt in attempts.items()]


def _try(attempt: Callable[[], object]) -> str | None:
    try:
        gained = attempt()
    except Exception:  # noqa: BLE001 - refused, in whatever way
        return None
    return repr(gained)[:80] if gained else None


def _done(action: Callable[..., object], *args: object) -> bool:
    action(*args)
    return True


def _call(number: int, *args: int) -> int:
    return int(ctypes.CDLL(None).syscall(ctypes.c_long(number), *[ctypes.c_long(arg) for arg in args]))


def _fork() -> object:
    child = os.fork()
    if child == 0:
        os._exit(0)
    return True


def _foreign_descriptors() -> object:
    return [number for number in range(4, 64) if _is_open(number)]


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def foreign_abi() -> None:
    """Make a 32-bit system call; the filter must end the process before this returns."""
    if sys.platform == "linux" and os.uname().machine == "x86_64":
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        page.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # mov eax, 20 (getpid); int 0x80; ret
        address = ctypes.addressof(ctypes.c_char.from_buffer(page))
        ctypes.CFUNCTYPE(ctypes.c_int)(address)()
    else:
        os.kill(os.getpid(), signal.SIGSYS)

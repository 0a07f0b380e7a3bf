"""Runs a compiler inside a box of its own and hands back what it made, as bytes.

A program becomes a shared object that exports `main`: the job that runs it loads it into its own
process, so that no submission ever needs a filter that allows exec.
"""

from __future__ import annotations

import json
import os
from typing import Any, NoReturn

from executors.jail import codec

_MOST_BYTES = 160 << 20


def run(data: bytes, result: int) -> NoReturn:
    """Carry out one compilation: a line of JSON with `command`, `source`, `source_name`, `made`."""
    order: dict[str, Any] = json.loads(data.partition(b"\n")[0])
    _write(order["source_name"], order["source"].encode())
    words = order["command"]
    child = os.posix_spawn(words[0], words, {"PATH": "/usr/bin", "LANG": "C.UTF-8", "TMPDIR": "/box"})
    _, status = os.waitpid(child, 0)
    if status != 0:
        _send(codec.dumps(["failed", None]), result)
        os._exit(1)
    descriptor = os.open(order["made"], os.O_RDONLY)
    size = min(os.fstat(descriptor).st_size, _MOST_BYTES)
    _send(codec.dumps(["made", size]) + b"\n", result)
    while chunk := os.read(descriptor, 1 << 20):
        _send(chunk, result)
    os._exit(0)


def _write(name: str, data: bytes) -> None:
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT, 0o600)
    _send(data, descriptor)
    os.close(descriptor)


def _send(data: bytes, descriptor: int) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]

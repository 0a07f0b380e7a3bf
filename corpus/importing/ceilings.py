"""Ceilings on this process, for one that reads a file from outside."""

from __future__ import annotations

import contextlib
import resource


def set_ceilings(cpu_s: int, memory_mb: int) -> None:
    """End this process after so many seconds of processor time or with so much memory, and let it leave no core."""
    for what, value in (
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_AS, memory_mb * 1_000_000),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a lower ceiling is in force already
            resource.setrlimit(what, (value, value))

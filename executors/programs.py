"""Jobs for whole programs: a script as it is; a compiled one is made in one box and runs in another."""

from __future__ import annotations

import json
from collections.abc import Callable

from corpus.problem_types import Limits
from executors.errors import ZygoteError
from executors.languages.types import Compiler
from executors.sandbox import Job, RawRun

_LIMITS = Limits(cpu_s=10, wall_s=20, memory_mb=2048, output_kb=64)
_NOTHING = 16 << 10  # a whole program answers by what it prints; only how it failed comes back
_MOST_BYTES = 14 << 20  # of a program; it must fit the box it runs in


def compile_job(compiler: Compiler, source: str) -> Job:
    """Return the job that turns a source into a program."""
    order = {
        "command": list(compiler.command),
        "source": source,
        "source_name": compiler.source_name,
        "made": compiler.made,
    }
    return Job(order, _LIMITS, frame_cap=_MOST_BYTES, compile=True)


def program_of(run: RawRun) -> bytes | None:
    """Return the bytes of the program a compilation made, None when it made none."""
    head, _, program = bytes(run.frame).partition(b"\n")
    try:
        kind, size = json.loads(head)
    except (ValueError, TypeError):
        return None
    return program if kind == "made" and size == len(program) and not run.overflow else None


def native_job(program: bytes, stdin: bytes, limits: Limits) -> Job:
    """Return the job that runs a program."""
    return Job({"mode": "native"}, limits, program, stdin, _NOTHING)


def script_job(source: str, stdin: bytes, limits: Limits) -> Job:
    """Return the job that runs a script."""
    return Job({"mode": "script", "source": source}, limits, stdin=stdin, frame_cap=_NOTHING)


def require_program(run: Callable[[Job], RawRun], compiler: Compiler, source: str) -> bytes:
    """Compile what is known to be right; raises `ZygoteError` with the compiler's words."""
    made = run(compile_job(compiler, source))
    program = program_of(made)
    if program is None:
        raise ZygoteError(f"self-test: the compiler does not work: {made.stderr.decode('utf-8', 'replace')[-200:]}")
    return program

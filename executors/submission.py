"""A submission to a problem, ready to be called: Python as it stands, C++ after it was compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from corpus.problem_folder import ProblemFolder
from corpus.problem_types import Limits
from executors.errors import CompilationError
from executors.languages import LANGUAGES, language_for
from executors.outcome import text_of
from executors.prepared import Runner, order_for
from executors.programs import compile_job, program_of
from executors.sandbox import Job

_FRAME = 16 << 10
_ERROR_LINES = 12
_DIRECTIVE = re.compile(r'^\s*#\s*(?:include\s*[<"]|pragma\s+(?:once|GCC)\b)', re.MULTILINE)
_PYTHON = re.compile(r"^(?:def|import|from)\s", re.MULTILINE)  # a comment or a text may look like a directive


class Submitted(Protocol):
    """What makes jobs of one submission; the language says in which sandbox they run."""

    @property
    def language(self) -> str:
        """A name from `executors.languages`."""

    def call(self, payload: bytes, limits: Limits, frame_cap: int) -> Job:
        """Return the job that calls the entry point with these encoded arguments."""

    def decode(self, payload: bytes, limits: Limits) -> Job:
        """Return the job that does all the same but the call: what it costs is not the submission's."""


@dataclass(frozen=True)
class Interpreted:
    """Python source."""

    language: str
    order: dict[str, Any]

    def call(self, payload: bytes, limits: Limits, frame_cap: int) -> Job:
        """See `Submitted`."""
        return Job(self.order, limits, payload, frame_cap=frame_cap)

    def decode(self, payload: bytes, limits: Limits) -> Job:
        """See `Submitted`."""
        return Job({**self.order, "mode": "decode", "source": ""}, limits, payload)


@dataclass(frozen=True)
class Compiled:
    """A program that reads arguments and answers on the private channel (`languages/call.hpp`)."""

    language: str
    program: bytes
    target: int  # number of the argument changed in place, -1 for the returned value

    def call(self, payload: bytes, limits: Limits, frame_cap: int) -> Job:
        """See `Submitted`."""
        return Job({"mode": "native"}, limits, self.program, b"call %d\n" % self.target + payload, frame_cap)

    def decode(self, payload: bytes, limits: Limits) -> Job:
        """See `Submitted`."""
        return Job({"mode": "native"}, limits, self.program, b"decode %d\n" % self.target + payload, _FRAME)


def language_of(source: str, reference: str) -> str:
    """Return the language a submission is written in: C++ shows itself by its directives."""
    if _DIRECTIVE.search(source) and not _PYTHON.search(source):
        return "cpp"
    return language_for(".py", f"{source}\n{reference}")


def ready(run: Runner, folder: ProblemFolder, source: str, language: str) -> Submitted:
    """Return the submission ready to be called; raises `CompilationError` with the compiler's words."""
    compiler = LANGUAGES[language].compiler
    if compiler is None:
        return Interpreted(language, order_for(folder, source))
    made = run(language, compile_job(compiler, _whole(source, folder.problem.entry_point)))
    program = program_of(made)
    if program is None:
        raise CompilationError(_first_lines(text_of(made.stderr)))
    _, _, number = folder.problem.target.partition(":")
    return Compiled(language, program, int(number or -1))


def _whole(source: str, entry_point: str) -> str:
    """Return the program around a submission; line numbers in messages are the submission's own."""
    return f'{_header()}\n#line 1 "submission.cpp"\n{source}\nint main() {{ return judged::run({entry_point}); }}\n'


@cache
def _header() -> str:
    folder = files("executors.languages")
    return "\n".join((folder / name).read_text("utf-8") for name in ("arguments.hpp", "call.hpp"))


def _first_lines(text: str) -> str:
    """Return the compiler's messages about the submission, a dozen lines at most."""
    lines = [line for line in text.splitlines() if line.strip()]
    first = next((n for n, line in enumerate(lines) if line.startswith("submission.cpp")), 0)
    return "\n".join(lines[first : first + _ERROR_LINES]) or "the compiler ran out of time or memory"

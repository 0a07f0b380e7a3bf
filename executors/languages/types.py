"""What a language declares."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Compiler:
    """How a source becomes a shared object with a `main`; paths are those inside the box."""

    command: tuple[str, ...]
    source_name: str
    made: str
    programs: tuple[str, ...]  # looked up on the host, found in /usr/bin inside
    folders: tuple[str, ...]  # shown inside under the same name
    header_command: tuple[str, ...] = ()  # prepares the header that is looked for first in HEADERS


HEADERS = "/headers"


@dataclass(frozen=True)
class Language:
    """A language or a profile of one; `self_test` copies standard input to standard output."""

    name: str
    suffixes: tuple[str, ...]
    self_test: str
    packages: tuple[str, ...] = ()  # importable names a submission may use besides the standard library
    modules: tuple[str, ...] = ()  # imported once, before any submission
    warm_up: str = ""  # run once after them, to get slow first steps over with; starts no thread
    boot_s: float = 20.0  # how long a new sandbox process may take to get ready
    least_level: int = 1
    compiler: Compiler | None = None

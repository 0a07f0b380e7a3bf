"""What a language declares."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language or a profile of one; `self_test` copies standard input to standard output."""

    name: str
    suffixes: tuple[str, ...]
    packages: tuple[str, ...]  # importable names a submission may use besides the standard library
    modules: tuple[str, ...]  # imported once, before any submission
    self_test: str
    boot_s: float = 20.0  # how long a new sandbox process may take to get ready

"""The report as JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rubrics.types import Report, Turn


def render_json(report: Report, turns: Sequence[Turn]) -> str:
    """The report itself, indented; it reads back with `Report.model_validate_json`.

    What a page or a terminal could act on is written as an escape, which reads back as the same character.
    """
    return "".join(_escaped(c) for c in report.model_dump_json(indent=2))


def _escaped(char: str) -> str:
    acts = char in "<>&\u2028\u2029" or (char != "\n" and unicodedata.category(char) in ("Cc", "Cf"))
    return "".join(f"\\u{unit:04x}" for unit in _units(char)) if acts else char


def _units(char: str) -> tuple[int, ...]:
    code = ord(char)
    return (code,) if code < 0x10000 else (0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code - 0x10000 & 0x3FF))

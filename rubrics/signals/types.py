"""What every signal returns: labelled spans of the text it was given."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Mark(NamedTuple):
    """A labelled span: `text[start:end]` is what was seen."""

    start: int
    end: int
    label: str


Signal = Callable[[str], list[Mark]]
"""A pure function from a candidate's text to marks in order of `start`, none of them overlapping."""

MAX_CHARS = 8_000
"""Signals read this much of a text; what follows is beyond any honest reply."""


def scan(text: str, rules: tuple[tuple[str, re.Pattern[str]], ...]) -> list[Mark]:
    """Mark every match of labelled patterns; where two overlap, the earlier and then the longer one stays."""
    found = [
        Mark(match.start(), match.end(), label)
        for label, pattern in rules
        for match in pattern.finditer(text[:MAX_CHARS])
        if match.end() > match.start()
    ]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def rule(label: str, pattern: str) -> tuple[str, re.Pattern[str]]:
    """Compile one labelled pattern, ignoring case."""
    return label, re.compile(pattern, re.I)

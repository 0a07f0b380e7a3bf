"""What every signal returns: labelled spans of the text it was given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Mark(NamedTuple):
    """A labelled span: `text[start:end]` is what was seen."""

    start: int
    end: int
    label: str


Signal = Callable[[str], list[Mark]]
"""A pure function from a candidate's text to marks in order of `start`, none of them overlapping."""
Rule = tuple[str, re.Pattern[str]]

MAX_CHARS = 8_000
"""Signals read this much of a text; what follows is beyond any honest reply."""
_BEHIND = re.compile(r"\(\?<[!=][^()]*\)")  # one white space there: what is looked back at has a fixed width
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\w))+[.!?]*")


def scan(text: str, rules: tuple[Rule, ...]) -> list[Mark]:
    """Mark every match of labelled patterns; where two overlap, the earlier and then the longer one stays."""
    found = [
        Mark(match.start(), match.end(), label)
        for label, pattern in rules
        for match in pattern.finditer(text[:MAX_CHARS])
        if match.end() > match.start()
    ]
    return settle(found)


def settle(found: list[Mark]) -> list[Mark]:
    """Put marks in order; where two overlap, the earlier and then the longer one stays."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def sentences(text: str) -> Iterator[re.Match[str]]:
    """Yield the sentences of the part that is read; the dot in "0.8" ends none."""
    yield from _SENTENCE.finditer(text[:MAX_CHARS])


def rule(label: str, *patterns: str) -> Rule:
    """Compile labelled patterns of whole words, ignoring case.

    To keep them readable a space stands for any white space, and an apostrophe may be curly or left out.
    """
    return label, words(*patterns)


def words(*patterns: str) -> re.Pattern[str]:
    """Compile patterns of whole words as `rule` does, without a label."""
    joined = _BEHIND.sub(lambda behind: behind[0].replace(" ", r"\s"), "|".join(patterns))
    joined = joined.replace(" ", r"\s+").replace("'", "['’]?")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.I)

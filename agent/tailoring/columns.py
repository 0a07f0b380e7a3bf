"""Two columns of text side by side are read one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_GAP = 2
_MIN_LINES, _MIN_SHARE = 5, 0.25
_SHORT = 14
"""A column whose lines are mostly shorter holds dates or places, which belong to the line they stand on."""
_DATE_OR_PLACE = re.compile(r"(?:19|20)\d\d|present|today|heute|remote|, [A-Z]{2}\b|^\S+, \S+$", re.I)


def in_reading_order(lines: Sequence[str]) -> list[str]:
    """Return the lines of a page with its left column before its right one; as they are where there is only one.

    Lines that run over both columns, as a name at the top does, stay between what is above and below them.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    ordered: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if _crosses(line, gutter):
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            left.append(line[:gutter].rstrip())
            right.append(line[gutter:].strip() and _dedented(line[gutter:]))
    return [*ordered, *left, "", *right]


def _dedented(text: str) -> str:
    """The right column's own indentation, less the room before it; bullets and their text keep their order."""
    return text[1:] if text.startswith(" ") else text


def _crosses(line: str, gutter: int) -> bool:
    return line[gutter - _GAP : gutter].strip() != ""


def _gutter(lines: Sequence[str]) -> int | None:
    """Where the right column begins: a place before which most lines are blank and after which many begin."""
    full = [line for line in lines if line.strip()]
    width = max((len(line) for line in full), default=0)
    starts = Counter(start for line in full for start in _starts(line))
    best, most = None, 0
    for place, count in starts.items():
        if not 0.2 * width <= place <= 0.75 * width or count < _MIN_LINES or count < _MIN_SHARE * len(full) / 2:
            continue
        right = [line[place:].strip() for line in full if not _crosses(line, place) and line[place:].strip()]
        left = [line[:place].strip() for line in full if not _crosses(line, place) and line[:place].strip()]
        crossing = sum(_crosses(line, place) for line in full)
        if len(left) < _MIN_LINES or crossing > 0.2 * len(full) or not _is_prose(right):
            continue
        if count > most:
            best, most = place, count
    return best


def _starts(line: str) -> list[int]:
    """Where text begins after a gap within a line, or at a far indentation."""
    return [found.end() for found in re.finditer(rf"(?:^|(?<=\S))\s{{{_GAP},}}(?=\S)", line)]


def _is_prose(texts: Sequence[str]) -> bool:
    short = sum(len(text) <= _SHORT or (len(text) < 30 and bool(_DATE_OR_PLACE.search(text))) for text in texts)
    return short < 0.6 * len(texts)

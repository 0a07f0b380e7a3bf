"""The levels a guide names, junior first: a ladder of figures, a list, or headings of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.importing.blocks import Block
from corpus.importing.draft import DraftLevel
from corpus.importing.items import titled
from corpus.importing.outline import START, Section

MOST = 9
_CODE = r"(?:[A-Z]{1,3}-?\d{1,2}|[A-Z]{1,3}-?[IVX]{1,4}|Level \d{1,2})"
_LADDER = re.compile(rf"({_CODE})\s*(?:[-–—]|to)\s*({_CODE})")
_NAMED = re.compile(
    r"\b(intern|graduate|entry|junior|associate|mid|intermediate|senior|staff|lead|principal|distinguished|fellow)\b",
    re.I,
)
_YEARS = re.compile(r"\d{1,2}\s*(?:[-–]|to)?\s*\d{0,2}\s*\+?\s*(?:years?|yrs?)", re.I)
_ALREADY = re.compile(rf"^(?:{_CODE}|.{{0,20}}\blevel\b)", re.I)


def read_levels(sections: Sequence[Section]) -> tuple[DraftLevel, ...]:
    """Return the levels of a guide, or () where it names none."""
    for section in sections:
        if section.kind == START:
            found = _from_figures(section.blocks)
            if found:
                return found
    for section in sections:
        if section.kind == "levels":
            found = _from_items(section.blocks)
            if found:
                return found
    return ()


def _from_figures(blocks: Sequence[Block]) -> tuple[DraftLevel, ...]:
    """A label "Levels" with its value after it, in the same line, the next one or the next cell."""
    for index, block in enumerate(blocks):
        if block.kind == "row" and re.fullmatch(r"levels?", block.cells[0], re.I) and len(block.cells) > 1:
            return _from_value(block.cells[1])
        inline = re.fullmatch(r"levels?\s*[:：]\s*(.{1,160})", block.text, re.I)
        if inline:
            return _from_value(inline[1])
        if re.fullmatch(r"levels?:?", block.text, re.I) and index + 1 < len(blocks):
            return _from_value(blocks[index + 1].text)
    return ()


def _from_value(value: str) -> tuple[DraftLevel, ...]:
    ladder = _LADDER.search(value)
    if ladder:
        return _steps(ladder[1], ladder[2])
    names = [name.strip(" .") for name in re.split(r"\s*(?:,|/|·|\||;|\band\b|\bto\b|–|—|\s-\s)\s*", value)]
    fitting = [n for n in names if n and (re.fullmatch(_CODE, n) or _NAMED.search(n))]
    return tuple(DraftLevel(title=name[:60]) for name in dict.fromkeys(fitting))[:MOST]


def _steps(first: str, last: str) -> tuple[DraftLevel, ...]:
    """A ladder from one figure to another holds every figure between."""
    low, high = re.search(r"\d+", first), re.search(r"\d+", last)
    if not low or not high or not 0 <= int(high[0]) - int(low[0]) < MOST:
        return (DraftLevel(title=first), DraftLevel(title=last))
    name = first[: low.start()]
    return tuple(DraftLevel(title=f"{name}{number}") for number in range(int(low[0]), int(high[0]) + 1))


def _from_items(blocks: Sequence[Block]) -> tuple[DraftLevel, ...]:
    found: list[DraftLevel] = []
    for block in blocks:
        if block.kind == "text" and _LADDER.fullmatch(block.text):
            return _from_value(block.text)
        if block.kind == "row":
            title, text = block.cells[0], " ".join(block.cells[1:])
        elif block.kind in ("bullet", "heading") or block.is_bold:
            title, text = (block.text, "") if block.kind == "heading" else titled(block)
        else:
            continue
        if len(title.split()) > 8 or not (_ALREADY.match(title) or _NAMED.search(title)):
            continue
        if re.fullmatch(r"(levels?|title|years?)", title, re.I):
            continue
        years = _YEARS.search(f"{title} {text}")
        name = re.sub(r"\s*[(\[].*[)\]]\s*$", "", title).strip(" :–—-")
        found.append(DraftLevel(title=name[:60] or title[:60], experience=years[0] if years else ""))
    return tuple({level.title: level for level in found}.values())[:MOST]

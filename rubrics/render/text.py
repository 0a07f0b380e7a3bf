"""The letter as plain text for a terminal: wrapped, with no markup and nothing a terminal could act on."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rubrics.render.blocks import Block, Items, Letter, Para, Quotation, Row, Section
from rubrics.render.formula import plain
from rubrics.render.letter import letter_of
from rubrics.render.words import tidy
from rubrics.types import Report, Turn

COLUMNS = 96
_INDENT = "    "


def render_text(report: Report, turns: Sequence[Turn]) -> str:
    """The report as lines of at most `COLUMNS` characters, ending in a newline."""
    return write(letter_of(report, turns))


def write(letter: Letter) -> str:
    """Write a letter as plain text."""
    parts = [_ruled(letter.title, "="), _wrap(letter.dateline)]
    for section in letter.sections:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> list[str]:
    return [_ruled(section.title, "-"), *(text for row in section.rows if (text := _row(row)))]


def _ruled(title: str, line: str) -> str:
    text = _wrap(title)
    return f"{text}\n{line * max(len(part) for part in text.splitlines())}"


def _row(row: Row) -> str:
    title = [_wrap(row.title)] if row.title else []
    return "\n".join(part for part in (*title, *(_block(block) for block in (*row.body, *row.beside))) if part)


def _block(block: Block) -> str:
    if isinstance(block, Para):
        text = plain(block.text) if block.ours else block.text
        return _wrap(" ".join(part for part in (block.label, text, _cites(block.cites)) if part))
    if isinstance(block, Items):
        items = (plain(item) if block.ours else item for item in block.items)
        return "\n".join(_wrap(item, "- ", "  ") for item in items)
    return _quotation(block)


def _quotation(quote: Quotation) -> str:
    source = " ".join(part for part in (quote.source, _cites(quote.cites)) if part)
    words = f"“{tidy(quote.text)}”{' …' if quote.cut else ''}"
    return _wrap(f"{words} — {source}" if source else words, _INDENT, _INDENT)


def _cites(cites: Sequence[str]) -> str:
    return f"[{', '.join(cites)}]" if cites else ""


def _wrap(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(tidy(text), COLUMNS, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

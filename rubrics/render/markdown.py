"""The letter as Markdown in which no character of a quote can act as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rubrics.render.blocks import Block, Items, Letter, Para, Quotation, Row, Section
from rubrics.render.letter import letter_of
from rubrics.render.words import tidy
from rubrics.types import Report, Turn

_SPECIAL = re.compile(r"[\\`*_{}\[\]()#!|~$^=]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_WORD_JOINER = "\u2060"
_BARE_LINK = re.compile(r"(?<=:)(?=//)|(?<=@)|(?<=www)(?=\.)", re.IGNORECASE)
_SPANS = re.compile(r"(\$\$[^$]+\$\$|\$[^$\s](?:[^$]*[^$\s])?\$|`[^`]+`)")
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+])(?=\s|$)")


def render_markdown(report: Report, turns: Sequence[Turn]) -> str:
    """The report as CommonMark, ending in a newline."""
    return write(letter_of(report, turns))


def write(letter: Letter) -> str:
    """Write a letter as CommonMark."""
    parts = [f"# {escape(letter.title)}", escape(letter.dateline)]
    for section in letter.sections:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that reads the same and does nothing: every character that could be markup is defused.

    A word joiner, which is not seen, keeps addresses from being turned into links.
    """
    text = _BARE_LINK.sub(_WORD_JOINER, tidy(text))
    text = re.sub(r"[&<>]", lambda m: _ENTITIES[m.group()], text)
    # '&#39;'-like entities are only written by the line above, so '#' is escaped before it could join one.
    text = _SPECIAL.sub(lambda m: "\\" + m.group(), text)
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def keep_math(text: str) -> str:
    """Escape text of the question bank but leave its `$..$` and code spans as they are."""
    parts = _SPANS.split(tidy(text))
    return "".join(_TAG_START.sub("< ", part) if i % 2 and part[0] == "$" else part if i % 2 else escape_inside(part)
                   for i, part in enumerate(parts))


def escape_inside(part: str) -> str:
    """Escape a piece of a line without losing the spaces at its ends."""
    lead, tail = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return lead + escape(part) + tail if part.strip() else part


def _section(section: Section) -> list[str]:
    return [f"## {escape(section.title)}", *(text for row in section.rows for text in _row(row))]


def _row(row: Row) -> list[str]:
    title = [f"### {escape(row.title)}"] if row.title else []
    return [*title, *(_block(block) for block in (*row.body, *row.beside))]


def _block(block: Block) -> str:
    if isinstance(block, Para):
        return _para(block)
    if isinstance(block, Items):
        own = keep_math if block.ours else escape
        return "\n".join(f"- {own(item)}" for item in block.items)
    return _quotation(block)


def _para(para: Para) -> str:
    label = f"**{escape(para.label)}**" if para.label else ""
    text = keep_math(para.text) if para.ours else escape(para.text)
    if para.look == "lead":
        text = f"**{text}**"
    cites = f"({', '.join(f'`{cite}`' for cite in para.cites)})" if para.cites else ""
    return " ".join(part for part in (label, text, cites) if part)


def _quotation(quote: Quotation) -> str:
    ellipsis = " …" if quote.cut else ""
    return f"> “{escape(quote.text)}”{ellipsis}\n>\n> — {escape(quote.source)}"

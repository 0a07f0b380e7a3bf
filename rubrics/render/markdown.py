"""The letter as Markdown in which no character of a quote can act as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rubrics.render.blocks import Block, Items, Letter, Para, Quotation, Row, Section
from rubrics.render.formula import SPANS
from rubrics.render.letter import letter_of
from rubrics.render.words import tidy
from rubrics.types import Report, Turn

_SPECIAL = re.compile(r"[\\`*_\[\]#|~$&<>]")
_SPECIAL_IN_QUOTES = re.compile(r"[\\`*_\[\]#|~$&<>(){}!^=]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_WORD_JOINER = "\u2060"
_TRIGGER = re.compile(r"(?<=:)(?=//)|(?<=@)|(?<=www)(?=\.)|(?<=\$)(?=\$)|(?<=\\)", re.IGNORECASE)
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_LIST_START = re.compile(r"^(\d*)([-+.)=])")


def render_markdown(report: Report, turns: Sequence[Turn]) -> str:
    """The report as CommonMark, ending in a newline."""
    return write(letter_of(report, turns))


def write(letter: Letter) -> str:
    """Write a letter as CommonMark."""
    parts = [f"# {escape(letter.title)}", escape(letter.dateline)]
    for section in letter.sections:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def defuse(text: str) -> str:
    r"""Somebody else's words for the middle of a line: they read the same and no character of them can act.

    A word joiner, which is not seen, keeps addresses from becoming links and `$$` or `\(` from opening a formula.
    """
    return _inline(text, _SPECIAL_IN_QUOTES)


def escape(text: str) -> str:
    """A line of plain text that is shown as it is: no markup, no link, no list."""
    return _LIST_START.sub(r"\1\\\2", _inline(text))


def _inline(text: str, special: re.Pattern[str] = _SPECIAL) -> str:
    text = _TRIGGER.sub(_WORD_JOINER, tidy(text))
    return special.sub(lambda m: _ENTITIES.get(m.group(), "\\" + m.group()), text)


def keep_math(text: str) -> str:
    """Escape text of the question bank but leave its `$..$` and code spans as they are."""
    parts = SPANS.split(tidy(text))
    line = "".join(_span(part) if i % 2 else _between(part) for i, part in enumerate(parts))
    return _LIST_START.sub(r"\1\\\2", line)


def _span(part: str) -> str:
    # In a formula white space means nothing, and "< b" cannot begin a tag.
    return _TAG_START.sub("< ", part) if part.startswith("$") else part


def _between(part: str) -> str:
    lead, tail = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return lead + _inline(part) + tail if part.strip() else part


def _section(section: Section) -> list[str]:
    return [f"## {_inline(section.title)}", *(text for row in section.rows for text in _row(row))]


def _row(row: Row) -> list[str]:
    title = [f"### {_inline(row.title)}"] if row.title else []
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
    return " ".join(part for part in (label, text, _cites(para.cites)) if part)


def _cites(cites: Sequence[str]) -> str:
    return f"({', '.join(f'`{cite}`' for cite in cites)})" if cites else ""


def _quotation(quote: Quotation) -> str:
    ellipsis = " …" if quote.cut else ""
    words = f"> “{defuse(quote.text)}”{ellipsis}"
    source = " ".join(part for part in (escape(quote.source), _cites(quote.cites)) if part)
    return f"{words}\n>\n> — {source}" if source else words

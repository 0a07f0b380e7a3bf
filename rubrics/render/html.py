"""The letter as one self-contained page, or as a fragment to put into another page. Nothing in it can run or load."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from rubrics.render.blocks import Block, Items, Letter, Para, Quotation, Row, Section
from rubrics.render.formula import plain
from rubrics.render.letter import letter_of
from rubrics.render.words import tidy
from rubrics.types import Report, Turn

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = Path(__file__).parent / "report.css"
_PAGE_STYLE = (
    "html{background:#fdfcf8}body{margin:0}"
    "@media (prefers-color-scheme:dark){html{background:#191a1b}}@media print{html{background:#fff}}"
)


def render_html(report: Report, turns: Sequence[Turn]) -> str:
    """The report as a whole HTML page."""
    letter = letter_of(report, turns)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(letter.title)}</title>\n<style>{_PAGE_STYLE}</style>\n</head>\n<body>\n"
        f"{_fragment(letter)}\n</body>\n</html>\n"
    )


def report_fragment(report: Report, turns: Sequence[Turn]) -> str:
    """The report as one element with its own style, which touches nothing outside `.mi-report`."""
    return _fragment(letter_of(report, turns))


def _fragment(letter: Letter) -> str:
    head = f'<header><h1>{_text(letter.title)}</h1><p class="mi-dateline">{_text(letter.dateline)}</p></header>'
    sections = "\n".join(_section(section) for section in letter.sections)
    style = _STYLE.read_text(encoding="utf-8")
    return f'<style>\n{style}</style>\n<article class="mi-report" lang="en">\n{head}\n{sections}\n</article>'


def _text(text: str) -> str:
    return escape(tidy(text))


def _section(section: Section) -> str:
    rows = "\n".join(_row(row) for row in section.rows)
    return f'<section class="mi-{_text(section.id)}">\n<h2>{_text(section.title)}</h2>\n{rows}\n</section>'


def _row(row: Row) -> str:
    kinds = ["mi-row", *(["mi-split"] if row.beside else [])]
    if row.mark:
        kinds += ["mi-point", f"mi-{row.mark}"]
    if row.title:
        kinds.append("mi-titled")
    title = f"<h3>{_text(row.title)}</h3>\n" if row.title else ""
    body = f'<div class="mi-body">\n{title}{_blocks(row.body)}\n</div>'
    beside = f'\n<div class="mi-beside">\n{_blocks(row.beside)}\n</div>' if row.beside else ""
    return f'<div class="{" ".join(kinds)}">\n{body}{beside}\n</div>'


def _blocks(blocks: Sequence[Block]) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Para):
        return _para(block)
    if isinstance(block, Items):
        items = (plain(item) if block.ours else item for item in block.items)
        return f"<ul>{''.join(f'<li>{_text(item)}</li>' for item in items)}</ul>"
    return _quotation(block)


def _para(para: Para) -> str:
    label = f"<b>{_text(para.label)}</b>" if para.label else ""
    text = _text(plain(para.text) if para.ours else para.text)
    inner = " ".join(part for part in (label, text, _cites(para.cites)) if part)
    return f'<p class="mi-{para.look}">{inner}</p>' if para.look else f"<p>{inner}</p>"


def _cites(cites: Sequence[str]) -> str:
    return ", ".join(f'<span class="mi-cite">{_text(cite)}</span>' for cite in cites)


def _quotation(quote: Quotation) -> str:
    # <bdi> keeps right-to-left words inside their quotation marks.
    ellipsis = " …" if quote.cut else ""
    words = f"<p>“<bdi>{_text(quote.text)}</bdi>”{ellipsis}</p>"
    source = " ".join(part for part in (_text(quote.source), _cites(quote.cites)) if part)
    footer = f"<footer>{source}</footer>" if source else ""
    return f'<blockquote class="mi-{quote.whose}">{words}{footer}</blockquote>'

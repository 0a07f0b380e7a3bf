"""Markdown, rendered by CommonMark's rules and read as HTML; formulas and front matter are kept from it."""

from __future__ import annotations

import re

from corpus.importing.blocks import Block
from corpus.importing.html_page import read_html

_FORMULA = re.compile(r"\$\$[^$]{1,2000}\$\$|\$[^$\n]{1,400}\$")
_MARK = "\u2060{}\u2060"  # word joiners: not in a text anybody types
_KEPT = re.compile("\u2060(\\d+)\u2060")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(\w[\w ]{0,30}):[ \t]*(.+)$", re.MULTILINE)


def read_markdown(text: str) -> tuple[list[Block], str]:
    """Return the blocks of a Markdown text; simple fields of its front matter come first, as texts."""
    from markdown_it import MarkdownIt  # a fifth of a second that the other formats need not pay

    text = text.replace("\u2060", "")
    found = _FRONT_MATTER.match(text)
    fields = (
        [Block("text", f"{m[1]}: {m[2].strip().strip(chr(34))}") for m in _FIELD.finditer(found[1])] if found else []
    )
    body = text[found.end() :] if found else text
    formulas: list[str] = []

    def keep(match: re.Match[str]) -> str:
        formulas.append(match[0])
        return _MARK.format(len(formulas) - 1)

    html = MarkdownIt("commonmark").enable("table").render(_FORMULA.sub(keep, body))
    blocks, title = read_html(html)

    def put_back(piece: str) -> str:
        return _KEPT.sub(lambda m: formulas[int(m[1])] if int(m[1]) < len(formulas) else "", piece)

    restored = [
        Block(b.kind, put_back(b.text), b.level, put_back(b.lead), tuple(put_back(c) for c in b.cells)) for b in blocks
    ]
    return [*fields, *restored], put_back(title)

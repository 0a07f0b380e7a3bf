"""Markdown, rendered by CommonMark's rules and read as HTML; formulas and front matter are kept from it."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.importing.blocks import Block
from corpus.importing.html_page import read_html

_FORMULA = re.compile(r"\$\$[^$]{1,2000}\$\$|\$[^$\n]{1,400}\$")
_MARK = "\u2060{}\u2060"  # word joiners: not in a text anybody types
_KEPT = re.compile("\u2060(\\d+)\u2060")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*\n", re.DOTALL)
_BOLD = r"(?:\*\*|__)(?=\S)"
_BEGINS = re.compile(rf"{_BOLD}|[A-Z][A-Za-z ]{{0,24}}:(?:\s|$)")
"""A line that begins something of its own, though no blank line is above: a bold title, or a label."""
_TITLE_ALONE = re.compile(rf"{_BOLD}[^*_]{{1,120}}(?:\*\*|__)[^.!?]{{0,60}}$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_PLAIN = re.compile(r"(?!\s*(?:[#>|]|[-*+] |\d+[.)] |={3,}|-{3,}|$))")
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

    html = MarkdownIt("commonmark").enable("table").render(_FORMULA.sub(keep, _with_breaks(body)))
    blocks, title = read_html(html)

    def put_back(piece: str) -> str:
        return _KEPT.sub(lambda m: formulas[int(m[1])] if int(m[1]) < len(formulas) else "", piece)

    restored = [
        Block(b.kind, put_back(b.text), b.level, put_back(b.lead), tuple(put_back(c) for c in b.cells)) for b in blocks
    ]
    return [*fields, *restored], put_back(title)


def _with_breaks(text: str) -> str:
    """Keep the break after a bold title or before a label: CommonMark makes one paragraph of such lines."""
    lines, in_code = text.split("\n"), False
    for index, (line, below) in enumerate(pairwise(lines)):
        in_code ^= _FENCE.match(line) is not None
        if in_code or not (_PLAIN.match(line) and _PLAIN.match(below)):
            continue
        if _BEGINS.match(below.strip()) or _TITLE_ALONE.match(line.strip()):
            lines[index] = f"{line.rstrip()}  "
    return "\n".join(lines)

"""PDF: lines with their size and place become paragraphs, bullets and headings."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, Literal

from corpus.importing.blocks import Block, cleaned, shown
from corpus.importing.errors import ImportRefusedError
from corpus.importing.page_text import BULLET

MAX_PAGES = 300
MAX_CHARS = 1_500_000
_BIGGER = 1.12
_SURE, _UNSURE = 0.01, 0.15
"""How much more room than the next word needs is taken for a new paragraph, after the end of a sentence or without."""
_NARROW, _WIDE = frozenset(" iljtfrI.,;:'’!|()[]-"), frozenset("mwMW@%—")
_INDENT = 10.0
_TITLED = re.compile(r"[A-Z][^.!?:]{2,70}[.:] [A-Z]")
"""A point of a list that begins with a title, as reasons and tips do."""
_MONO = re.compile(r"mono|courier|consol|menlo|typewriter|cmtt")
_MONO_WIDTH = 0.6
"""The width of a character of such a type, in sizes."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class _Piece:
    text: str
    size: float
    bold: bool
    mono: bool
    x: float
    y: float


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    bold: bool
    mono: bool
    x: float
    y: float
    page: int


def read_pdf(path: Path) -> tuple[list[Block], str]:
    """Return the blocks of a PDF and its title; raises `ImportRefusedError` for one that cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ImportRefusedError(path.name, "it is locked with a password; save it without one.")
        if len(reader.pages) > MAX_PAGES:
            raise ImportRefusedError(path.name, f"it has over {MAX_PAGES} pages; keep those of the guide alone.")
        lines = _lines(reader)
        title = cleaned(str(reader.metadata.title or "")) if reader.metadata else ""
    except ImportRefusedError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError,
            RecursionError, OSError, AssertionError, NotImplementedError) as error:  # fmt: skip
        reason = "it is a damaged PDF; open it and save it again, or copy its text into a .txt file."
        raise ImportRefusedError(path.name, reason) from error
    if not lines:
        raise ImportRefusedError(path.name, "its pages hold no text, only pictures; save the guide as text or HTML.")
    return _blocks(lines), title


def _lines(reader: Any) -> list[_Line]:
    lines: list[_Line] = []
    total = 0
    for number, page in enumerate(reader.pages):
        pieces: list[_Piece] = []

        def visit(text: str, cm: Any, tm: Any, font: Any, size: Any, pieces: Any = pieces) -> None:
            scale = abs(tm[3] or tm[0] or 1.0) * abs(cm[3] or cm[0] or 1.0)
            name = str((font or {}).get("/BaseFont", "")).lower()
            x, y = tm[4] * (cm[0] or 1.0) + cm[4], tm[5] * (cm[3] or 1.0) + cm[5]
            pieces.append(_Piece(text, float(size or 0) * scale, "bold" in name, _MONO.search(name) is not None, x, y))

        page.extract_text(visitor_text=visit)
        lines += _page_lines(pieces, number)
        total += sum(len(piece.text) for piece in pieces)
        if total > MAX_CHARS:
            break
    return _without_margins(lines, number + 1 if lines else 0)


def _page_lines(pieces: list[_Piece], page: int) -> list[_Line]:
    """Put the pieces of a page together, line by line; a line looks like most of its characters."""
    lines: list[_Line] = []
    row: list[_Piece] = []

    def end() -> None:
        raw = shown("".join(piece.text for piece in row))
        mono = all(piece.mono for piece in row if piece.text.strip())
        text = raw.rstrip() if mono else cleaned(raw)
        if text.strip():
            weight = Counter[tuple[float, bool]]()
            for piece in row:
                weight[round(piece.size, 1), piece.bold] += len(piece.text.strip())
            (size, bold), _ = weight.most_common(1)[0]
            first = next(piece for piece in row if piece.text.strip())
            lines.append(_Line(text, size, bold, mono, first.x, first.y, page))
        row.clear()

    for piece in pieces:
        head, *more = piece.text.split("\n")
        row.append(replace(piece, text=head))
        for text in more:
            end()
            row.append(replace(piece, text=text))
    end()
    return lines


def _without_margins(lines: list[_Line], pages: int) -> list[_Line]:
    """Drop what stands on most pages but for its numbers: running heads and page numbers."""
    on = {key: {line.page for line in lines if _DIGITS.sub("#", line.text) == key}
          for key, count in Counter(_DIGITS.sub("#", line.text) for line in lines).items() if count >= 3}  # fmt: skip
    running = {key for key, where in on.items() if len(where) >= max(3, 0.6 * pages)}
    return [line for line in lines if _DIGITS.sub("#", line.text) not in running]


def _end(line: _Line) -> float:
    """Where a line ends, roughly: the file does not say."""
    return line.x + _width(line.text) * line.size


def _width(text: str) -> float:
    """The width of a text in sizes, by the usual widths of letters in proportional type."""
    return sum(0.28 if c in _NARROW else 0.8 if c in _WIDE else 0.66 if c.isupper() else 0.48 for c in text)


class _Setting:
    """How a document is set: its size, its left edge, its full line and its leading."""

    def __init__(self, lines: list[_Line]) -> None:
        sizes, edges = Counter[float](), Counter[float]()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.size = sizes.most_common(1)[0][0]
        body = [line for line in lines if line.size == self.size]
        for line in body:
            edges[round(line.x)] += len(line.text)
        self.edge = edges.most_common(1)[0][0]
        self.bigger = sorted({line.size for line in lines if line.size > self.size * _BIGGER}, reverse=True)
        self.right = sorted(_end(line) for line in body)[int(len(body) * 0.97)]
        gaps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and a.y > b.y and a.size == b.size]
        self.is_wrapped = any(
            a.size == b.size and a.page == b.page and not BULLET.match(b.text) and b.text[:1].islower()
            for a, b in pairwise(body)
        )
        self.leading = min((g for g in gaps if g > self.size * 0.8), default=median(gaps) if gaps else 0.0)

    def is_indented(self, line: _Line) -> bool:
        """True for a line of a list, whose mark may be drawn and not written."""
        return line.x > self.edge + _INDENT

    def is_near(self, last: _Line, line: _Line) -> bool:
        """True if a line stands right under another; over a page's end nothing can be told."""
        most = max(self.leading * 1.3, 1.5 * line.size if line.size > self.size else 0.0)
        return last.page != line.page or self.leading == 0 or abs(last.y - line.y) <= most

    def continues(self, last: _Line, line: _Line, begun: str) -> bool:
        """True if a line goes on with what has `begun` above: that was full, and no gap or change of type is between.

        A point of a list ends with its sentence, unless it begins with a title and so has more than one.
        """
        if last.size != line.size or last.bold != line.bold or not self.is_near(last, line):
            return False
        # The next word would have stood above, had there been room; so where there was, something new begins.
        room = self.right - _end(last)
        needed = _width(f" {line.text.split()[0]}") * line.size
        ended = last.text.endswith((".", "!", "?", ":")) and line.text[:1].isupper()
        if ended and not self.is_wrapped:  # no line of this document runs on, so none does after a full stop
            return False
        if ended and self.is_indented(line) and (_TITLED.match(line.text) or not _TITLED.match(begun)):
            return False
        spare = _SURE if ended else _UNSURE
        return room < needed + spare * (self.right - self.edge)


def _blocks(lines: list[_Line]) -> list[Block]:
    setting = _Setting(lines)
    blocks: list[Block] = []
    last: _Line | None = None
    for line in lines:
        mark = BULLET.match(line.text)
        goes_on = last is not None and not mark and bool(blocks)
        if line.mono:
            _add_code(blocks, line, goes_on=last is not None and last.mono)
        elif line.size in setting.bigger:
            level = min(6, 1 + setting.bigger.index(line.size))
            goes_on = goes_on and last is not None and last.size == line.size and setting.is_near(last, line)
            _add(blocks, Block("heading", line.text, level=level), goes_on=goes_on)
        else:
            kind: Literal["bullet", "text"] = "bullet" if mark or setting.is_indented(line) else "text"
            goes_on = goes_on and last is not None and blocks[-1].kind == kind
            goes_on = goes_on and last is not None and setting.continues(last, line, blocks[-1].text)
            text = line.text[mark.end() :] if mark else line.text
            _add(blocks, Block(kind, text, lead=text if line.bold else ""), goes_on=goes_on)
        last = line
    return blocks


def _add_code(blocks: list[Block], line: _Line, *, goes_on: bool) -> None:
    """A line of code, indented as it stands on the page: where it begins says by how much."""
    before = blocks[-1] if goes_on and blocks and blocks[-1].kind == "code" else None
    edge = float(before.lead) if before else line.x
    indent = max(0, round((line.x - edge) / (line.size * _MONO_WIDTH)))
    text = f"{' ' * indent}{line.text}"
    if before:
        blocks[-1] = Block("code", f"{before.text}\n{text}", lead=before.lead)
    else:
        blocks.append(Block("code", text, lead=str(line.x)))


def _add(blocks: list[Block], block: Block, *, goes_on: bool) -> None:
    if not goes_on:
        blocks.append(block)
        return
    old = blocks[-1]
    lead = f"{old.lead} {block.lead}" if old.lead and block.lead else ""
    blocks[-1] = Block(old.kind, f"{old.text} {block.text}", level=old.level, lead=lead)

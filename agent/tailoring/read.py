"""A résumé or a job description, whatever its format, becomes lines of text. Nothing is fetched and nothing is run."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from agent.tailoring.columns import in_reading_order
from agent.tailoring.docx import read_docx
from agent.tailoring.errors import UnreadableFileError
from corpus.importing.blocks import Block, shown
from corpus.importing.html_page import read_html
from corpus.importing.read import name_of

MAX_BYTES, MAX_TEXT_BYTES, MAX_PAGES = 10_000_000, 1_000_000, 30
MAX_CHARS, MAX_LINES, MAX_LINE = 120_000, 3_000, 2_000
_HTML = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|div|p|ul|h1)\b", re.I | re.DOTALL)
_SYMBOL_BULLETS = {ord(c): "•" for c in "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d"}
"""Marks that word processors draw from a symbol font."""
_CELL_JOINT = " | "


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file; raises `UnreadableFileError` for one that is broken, too large or holds no text."""
    name = name_of(path)
    raw = _bytes(path, name)
    if raw[:1024].find(b"%PDF-") >= 0:
        lines = _pdf_lines(path, name)
    elif raw[:4] == b"PK\x03\x04":
        lines = read_docx(raw, name)
    elif raw[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise UnreadableFileError(name, "it is an old Word file; save it as .docx or PDF.")
    else:
        if len(raw) > MAX_TEXT_BYTES:
            raise UnreadableFileError(name, "it is over 1 MB of text, which no résumé or job description is.")
        lines = _text_lines(_decoded(raw, name), path.suffix.lower())
    return checked(lines, name)


def lines_of(text: str, name: str = "The text") -> list[str]:
    """Return the lines of a text that was handed over as such; raises `UnreadableFileError`."""
    if len(text) > MAX_TEXT_BYTES:
        raise UnreadableFileError(name, "it is over 1 MB of text, which no résumé or job description is.")
    return checked(_text_lines(text.encode("utf-8", "replace").decode(), ""), name)


def checked(lines: list[str], name: str) -> list[str]:
    """Return lines without what cannot be shown; raises `UnreadableFileError` where there is no text or too much."""
    if sum(map(len, lines)) > 10 * MAX_CHARS:
        raise UnreadableFileError(name, "it is far longer than a résumé or a job description; keep that part alone.")
    kept = [_clean(line) for line in lines]
    if sum(c.isalpha() for line in kept for c in line) < 20:
        raise UnreadableFileError(name, "it holds no text, perhaps only a picture of it; save it as text, PDF or DOCX.")
    if len(kept) > MAX_LINES or sum(map(len, kept)) > MAX_CHARS:
        raise UnreadableFileError(name, "it is far longer than a résumé or a job description; keep that part alone.")
    return [piece for line in kept for piece in _pieces(line)]


def _pieces(line: str) -> list[str]:
    """A line that is far too long in pieces, cut between sentences where there are any."""
    if len(line) <= MAX_LINE:
        return [line]
    cut = max(line.rfind(". ", 0, MAX_LINE) + 1, line.rfind(" ", 0, MAX_LINE) if ". " not in line[:MAX_LINE] else 0)
    cut = cut if cut > MAX_LINE // 2 else MAX_LINE
    return [line[:cut], *_pieces(line[cut:].lstrip())]


def _clean(line: str) -> str:
    """A line without control and formatting characters."""
    text = shown(line.translate(_SYMBOL_BULLETS)).replace("\n", " ").replace("\u00a0", " ")
    return "".join(c for c in text if c == "\t" or unicodedata.category(c) != "Cf").rstrip()


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():
            what = "it is not a file that can be read" if path.exists() else "there is no such file"
            raise UnreadableFileError(name, f"{what}; check the path.")
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is not one that a file can have"
        raise UnreadableFileError(name, f"it cannot be read ({why}); check the path and its permissions.") from error
    if len(raw) > MAX_BYTES:
        raise UnreadableFileError(name, "it is larger than 10 MB; save it without pictures.")
    if not raw.strip():
        raise UnreadableFileError(name, "it is empty.")
    return raw


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    odd = sum(unicodedata.category(c) in ("Cc", "Co", "Cn") or c == "\ufffd" for c in text if c not in "\r\n\t\f")
    if odd > 0.02 * len(text):
        raise UnreadableFileError(name, "it is not text; save it as text, Markdown, PDF or DOCX.")
    return text


def _text_lines(text: str, suffix: str) -> list[str]:
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(text):
        return [line for block in read_html(text)[0] for line in _block_lines(block)]
    return in_reading_order(
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").expandtabs(4).split("\n")
    )


def _block_lines(block: Block) -> list[str]:
    if block.kind == "heading":
        return ["", f"{'#' * max(1, block.level)} {block.text}"]
    if block.kind == "row":
        return [_CELL_JOINT.join(filter(None, block.cells))]
    return [f"• {block.text}" if block.kind == "bullet" else block.text]


def _pdf_lines(path: Path, name: str) -> list[str]:
    """The lines of a PDF as they stand on the page, columns one after the other."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError(name, "it is locked with a password; save it without one.")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableFileError(name, f"it has over {MAX_PAGES} pages; keep the résumé's alone.")
        lines: list[str] = []
        for page in reader.pages:
            lines += [*in_reading_order(_page_text(page).split("\n")), ""]
            if sum(map(len, lines)) > 10 * MAX_CHARS:
                break
    except UnreadableFileError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, RecursionError,
            OSError, AssertionError, NotImplementedError) as error:  # fmt: skip
        raise UnreadableFileError(name, "it is a damaged PDF; save it again, or copy its text into a .txt.") from error
    if not any(line.strip() for line in lines):
        raise UnreadableFileError(name, "its pages hold no text, only pictures; save it as text, PDF or DOCX.")
    return [" " * min(40, len(line) - len(line.lstrip())) + line.lstrip() for line in lines]


def _page_text(page: object) -> str:
    """What stands on a page, placed by where it stands; in the order of the file where that cannot be told."""
    extract = page.extract_text  # type: ignore[attr-defined]
    try:
        placed = str(extract(extraction_mode="layout", layout_mode_space_vertically=True))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError):
        placed = ""
    plain = str(extract())
    return placed if _letters(placed) >= 0.8 * _letters(plain) else plain


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)

"""A file, whatever it is, becomes blocks: its format is told by its content first and its name second."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.importing.blocks import Block, cleaned
from corpus.importing.errors import ImportRefusedError
from corpus.importing.html_page import read_html
from corpus.importing.markdown_page import read_markdown
from corpus.importing.page_text import read_page_text
from corpus.importing.pdf_page import read_pdf

MAX_BYTES = {"pdf": 20_000_000, "text": 4_000_000}
MAX_CHARS, MAX_BLOCKS = 1_000_000, 15_000
_CLEARLY_HTML = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.DOTALL)
_MARKDOWN_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_SUFFIXES = {".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown"}
_NOT_TEXT = "it is not text; save the guide as text, Markdown, HTML or PDF."


@dataclass(frozen=True)
class Document:
    """What a file holds; `note` says what had to be guessed to read it."""

    name: str
    format: str
    sha256: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""


def name_of(path: Path) -> str:
    """The name of a file as it is shown and kept: short, on one line, without its folder."""
    return cleaned(path.name.encode("utf-8", "replace").decode())[:80] or "file"


def read_document(path: Path) -> Document:
    """Read a file; raises `ImportRefusedError` for what is no guide, too large, or cannot be read."""
    name = name_of(path)
    raw = _bytes(path, name)
    digest = hashlib.sha256(raw).hexdigest()
    note = ""
    if raw[:1024].find(b"%PDF-") >= 0:
        kind = "pdf"
        blocks, title = read_pdf(path)
    elif path.suffix.lower() == ".pdf":
        raise ImportRefusedError(name, "it is named .pdf and is not a PDF; give it its right name or save it again.")
    else:
        text, note = _decoded(raw, name)
        kind, blocks, title = _parsed(text, path.suffix.lower())
    kept = tuple(b for b in blocks if b.text or b.kind == "rule")
    if not any(c.isalpha() for b in kept for c in b.text):
        raise ImportRefusedError(name, "it holds no text; check that the whole page was saved.")
    if len(kept) > MAX_BLOCKS or sum(len(b.text) for b in kept) > MAX_CHARS:
        raise ImportRefusedError(name, "it holds far more text than an interview guide; keep the guide's page alone.")
    return Document(name, kind, digest, title, kept, note)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():
            what = "it is not a file that can be read" if path.exists() else "there is no such file"
            raise ImportRefusedError(name, f"{what}; check the path.")
        with path.open("rb") as stream:
            is_pdf = stream.read(1024).find(b"%PDF-") >= 0
            limit = MAX_BYTES["pdf" if is_pdf else "text"]
            if path.stat().st_size > limit:
                size = f"it is larger than {limit // 1_000_000} MB"
                raise ImportRefusedError(name, f"{size}, no interview guide is; keep the guide's page alone.")
            stream.seek(0)
            raw = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, ImportRefusedError):
            raise
        why = getattr(error, "strerror", None) or "its name is not one that a file can have"
        raise ImportRefusedError(name, f"it cannot be read ({why}); check the path and its permissions.") from error
    if not raw.strip():
        raise ImportRefusedError(name, "it is empty; check that the whole page was saved.")
    return raw


def _decoded(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text, and a note where its encoding was guessed."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16"), ""
        except UnicodeDecodeError as error:
            raise ImportRefusedError(name, _NOT_TEXT) from error
    if b"\0" in raw:
        raise ImportRefusedError(name, _NOT_TEXT)
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    odd = sum(c == "\ufffd" or (not c.isprintable() and c not in "\r\n\t") or c in "ÿþÐðÞ×÷¤¦§¬¶" for c in text)
    letters = sum(c.isascii() and (c.isalpha() or c == " ") for c in text)
    if odd > len(text) * 0.01 or letters < len(text) * 0.6:
        raise ImportRefusedError(name, _NOT_TEXT)
    return text, "It is not in UTF-8 and was read as Windows-1252; look for wrong characters."


def _parsed(text: str, suffix: str) -> tuple[str, list[Block], str]:
    kind = "html" if _CLEARLY_HTML.match(text) else _SUFFIXES.get(suffix, "")
    if not kind:
        kind = "markdown" if len(_MARKDOWN_HEADING.findall(text)) >= 3 else "page text"
    if kind == "html":
        return kind, *read_html(text)
    if kind == "markdown":
        return kind, *read_markdown(text)
    return kind, read_page_text(text), ""

"""DOCX: the words of a document's paragraphs. Nothing is fetched, run or unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from agent.tailoring.errors import UnreadableFileError

MAX_PARTS, MAX_XML = 2_000, 10_000_000
_BODY = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_SKIPPED = frozenset(
    {
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}instrText",
        "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback",
    }
)
_DAMAGED = "it is a damaged Word file; open it and save it again, or copy its text into a .txt file."
_TOO_LARGE = "it unpacks to far more than a résumé holds; copy its text into a .txt file."


def read_docx(raw: bytes, name: str) -> list[str]:
    """Return the lines of a Word file; a heading begins with `#`, a list's item with a bullet.

    Raises `UnreadableFileError` for one that is damaged, holds macros, declares entities or unpacks to too much.
    """
    body = _body(raw, name)
    reader = _Reader()
    try:
        reader.parse(body)
    except _DeclarationError as error:
        raise UnreadableFileError(name, "it declares entities, which no word processor writes.") from error
    except (expat.ExpatError, ValueError, RecursionError) as error:
        raise UnreadableFileError(name, _DAMAGED) from error
    return reader.lines


def _body(raw: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = {info.filename: info for info in archive.infolist()}
            if any("vbaproject" in part.lower() for part in parts):
                raise UnreadableFileError(name, "it holds macros; save it as a Word file without them.")
            if len(parts) > MAX_PARTS:
                raise UnreadableFileError(name, _TOO_LARGE)
            if _BODY not in parts:
                raise UnreadableFileError(name, "it is a zip file and not a Word file.")
            if parts[_BODY].flag_bits & 1:
                raise UnreadableFileError(name, "it is locked with a password; save it without one.")
            with archive.open(_BODY) as stream:  # the size that the archive states is not believed
                body = stream.read(MAX_XML + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableFileError(name, _DAMAGED) from error
    if len(body) > MAX_XML:
        raise UnreadableFileError(name, _TOO_LARGE)
    return body


class _DeclarationError(ValueError):
    """The XML has a document type of its own."""


class _Reader:
    """Collects paragraphs from a stream of tags; no tree is built."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._text: list[str] = []
        self._open: list[list[str]] = []
        self._mark = ""
        self._skip = 0
        self._in_text = False

    def parse(self, body: bytes) -> None:
        """Read the whole document."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
        parser.Parse(body, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skip or tag in _SKIPPED:
            self._skip += 1
        elif tag == f"{_W}p":
            self._open.append(self._text)  # a text box holds paragraphs inside of one
            self._text, self._mark = [], ""
        elif tag == f"{_W}t":
            self._in_text = True
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            self._text.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            self._text.append("\n")
        elif tag == f"{_W}numPr":
            self._mark = self._mark or "• "
        elif tag == f"{_W}pStyle":
            style = attributes.get(f"{_W}val", "").lower()
            self._mark = "# " if style.startswith(("heading", "title", "berschrift", "titre", "titel")) else self._mark
            self._mark = "• " if style.startswith("listbullet") else self._mark

    def _end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
        elif tag == f"{_W}t":
            self._in_text = False
        elif tag == f"{_W}p":
            text = "".join(self._text).strip()
            self.lines += [f"{self._mark}{line}" for line in text.split("\n")] if text else [""]
            self._text = self._open.pop() if self._open else []
            self._mark = ""

    def _characters(self, data: str) -> None:
        if self._in_text and not self._skip:
            self._text.append(data)


def _refuse(*_: Any) -> None:
    raise _DeclarationError

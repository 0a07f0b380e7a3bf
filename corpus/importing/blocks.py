"""What every format is read into: a flat list of headings, texts, bullets, table rows and code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

MAX_HEADING_CHARS, MAX_HEADING_WORDS = 90, 14
_SPACES = re.compile(r"[^\S\n]+")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
_ODD_ENDS = (".", "!", ";", ",")


@dataclass(frozen=True)
class Block:
    """One piece of a document.

    A `heading` has a level from 1; a `text` may turn out to be one, which only its place shows. `lead` is the bold
    beginning of a text or bullet. A `row` holds the `cells` of a table's row. A `rule` is a visible break.
    """

    kind: Literal["heading", "text", "bullet", "row", "code", "rule"]
    text: str
    level: int = 0
    lead: str = ""
    cells: tuple[str, ...] = ()

    @property
    def is_bold(self) -> bool:
        """True for a text that is bold but for a note in brackets: a heading without being marked as one."""
        if self.kind != "text" or not self.lead or not self.text.startswith(self.lead.rstrip(":")):
            return False
        rest = self.text[len(self.lead.rstrip(":")) :].strip(" :")
        return not rest or _BRACKETED.fullmatch(rest) is not None

    @property
    def is_short(self) -> bool:
        """True for a heading, and for a text that could be one by its length and its end."""
        if self.kind == "heading":
            return True
        return (
            self.kind == "text"
            and len(self.text) <= MAX_HEADING_CHARS
            and len(self.text.split()) <= MAX_HEADING_WORDS
            and not self.text.endswith(_ODD_ENDS)
        )


def cleaned(text: str) -> str:
    """Return a text in one line of plain spaces, without characters that cannot be shown."""
    return _SPACES.sub(" ", shown(text).replace("\n", " ")).strip()


def shown(text: str) -> str:
    """Return a text without control characters, lone surrogates and the like; lines and indentation stay."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c in "\n\t" or (unicodedata.category(c) not in _UNSHOWN and c not in "\ufeff"))


_UNSHOWN = {"Cc", "Cs", "Cn", "Co"}

"""The disguises that an attack of the data files can be put into before it is said."""

from __future__ import annotations

import base64
import codecs
import html
import random
from collections.abc import Callable
from urllib.parse import quote

_ALIKE = str.maketrans("aceiopxyAEOPCTX", "асеіорхуАЕОРСТХ")
_LEET = str.maketrans("aeiostAEIOST", "431057431057")
_MORSE = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- "
        "--..".split(),
        strict=True,
    )
)


def _caesar(text: str, by: int = 5) -> str:
    return "".join(chr((ord(c) - 97 + by) % 26 + 97) if "a" <= c <= "z" else c for c in text.lower())


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _base64_tail(text: str) -> str:
    said, _, hidden = text.partition("|")
    return said + _base64(hidden)


def _zalgo(text: str) -> str:
    marks = random.Random(0)
    return "".join(c + "".join(chr(marks.randint(0x300, 0x36F)) for _ in range(2)) for c in text)


WORN: dict[str, Callable[[str], str]] = {
    "": lambda text: text,
    "base64": _base64,
    "base64_tail": _base64_tail,
    "hex": lambda text: text.encode().hex(),
    "rot13": lambda text: codecs.encode(text, "rot13"),
    "caesar": _caesar,
    "bits": lambda text: " ".join(f"{byte:08b}" for byte in text.encode()),
    "morse": lambda text: " / ".join(" ".join(_MORSE[c] for c in word) for word in text.split()),
    "url": lambda text: quote(text, safe=""),
    "entities": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "escaped_html": html.escape,
    "unicode_escapes": lambda text: "".join(f"\\u{ord(c):04x}" for c in text),
    "leet": lambda text: text.translate(_LEET),
    "zero_width": lambda text: "\u200b".join(text),
    "soft_hyphens": lambda text: "\u00ad".join(text),
    "homoglyphs": lambda text: text.translate(_ALIKE),
    "full_width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "squared": lambda text: "".join(chr(0x1F170 + ord(c) - 65) if "A" <= c <= "Z" else c for c in text.upper()),
    "bold_letters": lambda text: "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in text.lower()),
    "spaced": lambda text: "  ".join(" ".join(word) for word in text.split()),
    "dotted": lambda text: ".".join(text.replace(" ", "")),
    "dashed": lambda text: text.replace(" ", "-"),
    "reversed": lambda text: text[::-1],
    "words_reversed": lambda text: " ".join(word[::-1] for word in text.split()),
    "glued": lambda text: text.replace(" ", ""),
    "tags": lambda text: "".join(chr(0xE0000 + ord(c)) for c in text),
    "zalgo": _zalgo,
    "lines": lambda text: text.replace(" ", "\n"),
    "letters_down": lambda text: "\n".join(text.replace(" ", "")),
    "huge": lambda text: text * (19_000 // len(text)),
    "padded": lambda text: "It is what it is, as they say. " * 400 + text,
}

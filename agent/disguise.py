"""Text as a reader would see it through a disguise: look-alike and hidden characters, spelling games, encodings.

`faces` gives the readings of a text that a pattern of plain English should be tried on. None of them is ever shown,
quoted or judged.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import string
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from agent.judges.lexical import function_share
from agent.judges.text import words

_LOOK_ALIKE = str.maketrans(
    dict(
        zip(
            "авсԁеғһіїјкӏмнпоԛргѕтуѵԝхαβγεηικμνορστυχωϲϳօսհոցıɡɑøłđħ",
            "abcdefhiijklmhnoqprstyvwxabyenikuvopotuxwcjouhngigaoldh",
            strict=True,
        )
    )
)
_LETTER = re.compile(
    r"(?:LATIN (?:SMALL|CAPITAL)|LATIN LETTER SMALL CAPITAL|MODIFIER LETTER (?:SMALL|CAPITAL)|REGIONAL INDICATOR SYMBOL"
    r"|NEGATIVE (?:SQUARED|CIRCLED) LATIN CAPITAL|TAG LATIN (?:SMALL|CAPITAL)|CIRCLED LATIN (?:SMALL|CAPITAL)"
    r"|SQUARED LATIN CAPITAL)(?: LETTER)? ([A-Z])\b"
)
_LEET = tuple(str.maketrans("01345789@$!|+€", f"o{one}eastbgas{one}{one}te") for one in "il")
_LEET_WORD = re.compile(r"(?<!\S)(?=\S*[a-z])(?=\S*[013457@$!|+])[a-z0-9@$!|+]{2,}(?=[.,;:?!]?(?:\s|$))", re.I)
_SPELLED = re.compile(r"(?<!\w)[a-z](?:[^\w\n]{1,4}[a-z](?!\w)|\n[a-z](?!\w)){5,}", re.I)
_GLUED = re.compile(r"[A-Za-z]{18,}|[A-Za-z]+(?:[-_./+*~|]+[A-Za-z]+){2,}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BASE64 = re.compile(r"(?<![\w+/])(?:[A-Za-z0-9+/_-]{4}[ \t\n]?){4,}[A-Za-z0-9+/_-]*={0,2}")
_BASE32 = re.compile(r"\b[A-Z2-7]{16,}={0,6}")
_HEX = re.compile(r"\b(?:(?:0x|\\x)?[0-9a-f]{2}[\s,:]*){10,}", re.I)
_BITS = re.compile(r"\b(?:[01]{8}\s*){6,}")
_CODES = re.compile(r"\b(?:\d{2,3}[\s,;]+){8,}\d{2,3}\b")
_ESCAPED = re.compile(r"\\u00([0-9a-f]{2})|\\u\{([0-9a-f]{1,5})\}", re.I)
_MORSE = re.compile(r"(?:[.·-]{1,5}[ /|]+){8,}[.·-]{1,5}")
_MORSE_SIGNS = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
)
_MORSE_CODE = dict(zip(_MORSE_SIGNS.split(), string.ascii_lowercase, strict=True))
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x9b[0-9;]*[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_HELLO = re.compile(r"\b(?:the|and|all|previous|instructions?|ignore|full|marks?|score|answer|me)\b")
_MOST = 6_000
"""Characters that are unmasked; nobody hides an order behind more text than is read."""


def cleaned(text: str) -> str:
    """Return a text in one line and small letters, without what cannot be seen; accents stay."""
    shown = _CONTROL.sub("", _visible(text[:_MOST]))
    return " ".join(shown.replace("’", "'").lower().split())


@lru_cache(maxsize=4_096)
def _shown(char: str) -> str:
    if char.isascii():
        return char
    name = unicodedata.name(char, "")
    if found := _LETTER.match(name):
        return found[1].lower() if "WITH" not in name else char
    return "" if unicodedata.category(char) == "Cf" or name.startswith(("COMBINING", "VARIATION SELECTOR")) else char


def faces(text: str, vocabulary: Sequence[str] = ()) -> Iterator[str]:
    """Yield the readings of a text, the plain one first; `vocabulary` are words to look for in glued letters."""
    plain = cleaned(text)
    seen = {plain}
    yield plain
    for face in _all(text[:_MOST], plain, tuple(vocabulary)):
        reading = cleaned(face)
        if reading and reading not in seen:
            seen.add(reading)
            yield reading


def _all(text: str, plain: str, vocabulary: tuple[str, ...]) -> Iterator[str]:
    alike = _without_accents(plain).translate(_LOOK_ALIKE) if not plain.isascii() else plain
    yield alike
    yield _CONTROL.sub("; ", text)
    yield from _leet(alike)
    yield from _spelled(_visible(text), vocabulary)
    yield from _encoded(text)
    yield from _turned(alike)


def _visible(text: str) -> str:
    return text if text.isascii() else "".join(_shown(c) for c in unicodedata.normalize("NFKC", text))


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def _leet(text: str) -> Iterator[str]:
    if len(_LEET_WORD.findall(text)) >= 2:
        for table in _LEET:
            yield _LEET_WORD.sub(lambda m, t=table: m.group().translate(t), text)  # type: ignore[misc]


def _spelled(text: str, vocabulary: tuple[str, ...]) -> Iterator[str]:
    """Letters with spaces or signs between them, and words without: told apart by the words looked for."""
    if _SPELLED.search(text):
        yield _SPELLED.sub(lambda m: _cut(re.sub(r"[\W_]+", "", m.group()), vocabulary), text)
        yield _SPELLED.sub(
            lambda m: " ".join(re.sub(r"[\W_]", "", w) for w in re.split(r"\s{2,}|\n+", m.group())), text
        )
    if _GLUED.search(text):
        yield _GLUED.sub(lambda m: _cut(re.sub(r"[\W_]+", " ", _HUMP.sub(" ", m.group())), vocabulary), text)


def _words_spelled(found: re.Match[str]) -> str:
    """Join spelled letters to words where wider gaps stand between the words."""
    return " ".join(re.sub(r"[\W_]", "", word) for word in re.split(r"\s{2,}|\n+", found.group()))


def _cut(letters: str, vocabulary: tuple[str, ...]) -> str:
    """Put spaces around the words of the vocabulary, the longest first."""
    return _any_of(vocabulary).sub(r" \g<0> ", letters) if vocabulary else letters


@lru_cache(maxsize=4)
def _any_of(vocabulary: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, vocabulary), key=len, reverse=True)), re.I)


def _encoded(text: str) -> Iterator[str]:
    for pattern, decode in _DECODERS:
        for found in pattern.finditer(text):
            said = _printable(decode, found.group())
            if said:
                yield said
    if "%" in text:
        yield unquote(text)
    if "&" in text:
        yield html.unescape(text)
    if "\\u" in text:
        yield _ESCAPED.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text)


def _printable(decode: Callable[[str], bytes], text: str) -> str:
    try:
        said = decode(text).decode("utf-8")
    except (ValueError, binascii.Error):
        return ""
    letters = sum(c.isalpha() or c.isspace() for c in said)
    return said if len(said) >= 8 and letters > 0.7 * len(said) and (" " in said or said.isupper()) else ""


def _base64(text: str) -> bytes:
    body = re.sub(r"\s", "", text).rstrip("=").replace("-", "+").replace("_", "/")
    body = body[: len(body) - (len(body) % 4 == 1)]
    return base64.b64decode(body + "=" * (-len(body) % 4), validate=True)


def _base32(text: str) -> bytes:
    body = text.rstrip("=")
    return base64.b32decode(body + "=" * (-len(body) % 8))


def _hex(text: str) -> bytes:
    return bytes.fromhex(re.sub(r"0x|\\x|[\s,:]", "", text, flags=re.I))


def _bits(text: str) -> bytes:
    return bytes(int(group, 2) for group in re.findall(r"[01]{8}", text))


def _codes(text: str) -> bytes:
    return bytes(int(number) for number in re.findall(r"\d+", text))


def _morse(text: str) -> bytes:
    said = (("".join(_MORSE_CODE.get(x, "") for x in w.split())) for w in re.split(r" *[/|] *", text.replace("·", ".")))
    return " ".join(said).encode()


_DECODERS: tuple[tuple[re.Pattern[str], Callable[[str], bytes]], ...] = (
    (_BASE64, _base64),
    (_BASE32, _base32),
    (_HEX, _hex),
    (_BITS, _bits),
    (_CODES, _codes),
    (_MORSE, _morse),
)


def _turned(text: str) -> Iterator[str]:
    """Text that is no English as it stands: backwards, words backwards, or every letter moved along the alphabet."""
    found = words(text)
    if len(found) < 3 or function_share(text) >= 0.15:
        return
    turned = [text[::-1], " ".join(w[::-1] for w in text.split())]
    turned += [text.translate(_moved(by)) for by in range(1, 26)]
    yield from (face for face in turned if len(_HELLO.findall(face)) >= 2)


@lru_cache(maxsize=26)
def _moved(by: int) -> dict[int, int]:
    small = string.ascii_lowercase
    return str.maketrans(small, small[by:] + small[:by])

"""Cutting text into sentences, words and stems, with the place of every sentence kept for quoting."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MAX_CHARS = 12_000
MAX_SENTENCES = 160
_LONG = 45  # words after which a sentence is cut at its clauses: a whole paragraph in one sentence hides its parts

_BOUNDARY = re.compile(
    r"(?<=[.!?…。！？])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\betc\.)[\"')\]]*\s+(?=\S)|\s*\n+\s*|;\s+|(?<=[。！？])"
)
_CLAUSE = re.compile(r",\s+(?=(?:but|and|so|because|which|while|then|although|however|whereas|since)\b)", re.I)
_BULLET = re.compile(r"^\s*(?:[-*•>]+|\(?[0-9a-z]{1,2}[.)])\s+", re.I)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?:e[-+]?\d+)?")

STOPWORDS = frozenset(
    """a about above after again all also although am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either
    else ever every few for from further get gets got had hadn't has hasn't have haven't having he her here hers him
    his how however i i'd i'll i'm i've if in into is isn't it it's its itself just let like lot made make makes many
    may me might more most much must my near neither no nor not now of off often on once one only onto or other our
    ours out over own per quite rather really same say says shall she should shouldn't since so some something still
    such than that that's the their them then there there's these they they're thing things this those though through
    thus to too under until up upon us use used uses using very via was wasn't way we we'd we'll we're we've were
    weren't what when where whether which while who whom whose why will with within without won't would wouldn't yet
    you you're your yours""".split()
)


class Sentence(NamedTuple):
    """A sentence and where it starts in the text it was cut from."""

    text: str
    start: int


def sentences(text: str) -> list[Sentence]:
    """Cut a text into sentences that are substrings of it, at most `MAX_SENTENCES`.

    Of a text over `MAX_CHARS` the first two thirds and the last third of the allowance are read.
    """
    pieces: list[Sentence] = []
    for offset, part in _readable(text):
        for start, end in _spans(part, _BOUNDARY, 0, len(part)):
            long = end - start > 6 * _LONG and len(part[start:end].split()) > _LONG
            cuts = _spans(part, _CLAUSE, start, end) if long else [(start, end)]
            pieces += [s for a, b in cuts if (s := _sentence(part, a, b, offset))]
    keep = MAX_SENTENCES * 2 // 3
    return pieces if len(pieces) <= MAX_SENTENCES else pieces[:keep] + pieces[keep - MAX_SENTENCES :]


def _readable(text: str) -> list[tuple[int, str]]:
    if len(text) <= MAX_CHARS:
        return [(0, text)]
    head = MAX_CHARS * 2 // 3
    tail = len(text) - (MAX_CHARS - head)
    return [(0, text[:head]), (tail, text[tail:])]


def _spans(text: str, boundary: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in boundary.finditer(text, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)]


def _sentence(text: str, start: int, end: int, offset: int) -> Sentence | None:
    piece = text[start:end]
    bullet = _BULLET.match(piece)
    if bullet:
        start += bullet.end()
    body = text[start:end].strip()
    if not _WORD.search(body):
        return None
    body = body[:600]
    return Sentence(body, offset + text.index(body, start))


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [w.replace("’", "'") for w in _WORD.findall(text.lower())]


@lru_cache(maxsize=8_192)
def word_set(text: str) -> frozenset[str]:
    """Return the distinct words of a text in lower case."""
    return frozenset(words(text))


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry content, in lower case."""
    return [w for w in words(text) if w not in STOPWORDS]


def stems(text: str) -> list[str]:
    """Return the stems of the content words of a text, in order."""
    return [stem(w) for w in content_words(text)]


@lru_cache(maxsize=8_192)
def numbers(text: str) -> frozenset[str]:
    """Return the numbers in a text, as digits with trailing zeros of decimals dropped."""
    plain = (n.replace(",", "") for n in _NUMBER.findall(text.lower()))
    return frozenset(n.rstrip("0").rstrip(".") if "." in n else n for n in plain)


_SUFFIXES = (
    ("ational", "at"), ("ization", "iz"), ("isation", "iz"), ("ations", "at"), ("ation", "at"), ("ments", ""),
    ("ment", ""), ("ings", ""), ("ing", ""), ("edly", ""), ("ness", ""), ("ities", "iti"), ("ity", "iti"),
    ("ising", "iz"), ("ised", "iz"), ("ises", "iz"), ("ise", "iz"), ("izing", "iz"), ("ized", "iz"), ("izes", "iz"),
    ("ize", "iz"), ("ions", ""), ("ion", ""), ("ive", ""), ("ers", ""), ("er", ""), ("ors", ""), ("or", ""),
    ("ally", "al"), ("ly", ""), ("ied", "i"), ("ies", "i"), ("ed", ""), ("es", ""), ("s", ""), ("e", ""), ("y", "i"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a crude stem: enough to join the forms of a word, in the spirit of Porter (1980)."""
    word = word.removesuffix("'s")
    if len(word) <= 3 or not word.isascii() or any(c.isdigit() for c in word):
        return word
    for suffix, ending in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            if suffix == "s" and word.endswith(("ss", "us", "is")):
                continue
            word = word[: len(word) - len(suffix)] + ending
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word

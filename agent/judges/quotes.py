"""Finding a quoted piece in what a candidate said: word for word, whatever became of capitals, quotes and spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from agent.judges.said import Said
from agent.judges.text import STOPWORDS, words

_GAP = re.compile(r"\s*(?:\[?(?:\.{2,}|…)\]?)\s*")
_LEAST_WORDS, _MOST_WORDS = 2, 40


def place(quote: str, said: Sequence[Said], theirs: Sequence[str] = ()) -> int | None:
    """Return the number of the sentence that holds most of a quote, or None where it proves nothing.

    An ellipsis stands for words left out within one turn. A quote of one word or of small words only is nobody's in
    particular, one of more than forty points at nothing, and one that also stands in what the interviewer said
    (`theirs`) is not the candidate's own.
    """
    parts = [found for part in _GAP.split(quote) if (found := _words(part))]
    if not parts or not _tells(parts, said):
        return None
    if any(_inside(parts, _words(text)) is not None for text in theirs):
        return None
    for _, group in groupby(enumerate(said), key=lambda pair: pair[1].seq):
        turn = [(number, word) for number, one in group for word in _words(one.text)]
        spans = _inside(parts, [word for _, word in turn])
        if spans is not None:
            numbers = [turn[i][0] for first, end in spans for i in range(first, end)]
            return max(dict.fromkeys(numbers), key=numbers.count)
    return None


def _tells(parts: Sequence[list[str]], said: Sequence[Said]) -> bool:
    flat = [word for part in parts for word in part]
    if len(flat) > _MOST_WORDS or all(word in STOPWORDS for word in flat):
        return False
    return len(flat) >= _LEAST_WORDS or any(_words(one.text) == flat for one in said)


def _inside(parts: Sequence[list[str]], text: list[str]) -> list[tuple[int, int]] | None:
    """Return where the parts stand in a text, one after the other, or None."""
    spans, start = [], 0
    for part in parts:
        last = len(text) - len(part)
        first = next((i for i in range(start, last + 1) if text[i : i + len(part)] == part), None)
        if first is None:
            return None
        start = first + len(part)
        spans.append((first, start))
    return spans


def _words(text: str) -> list[str]:
    return words(unicodedata.normalize("NFKC", text))

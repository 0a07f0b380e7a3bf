"""Guides cut into texts of a length an embedder can read, each of which knows its passage."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from corpus.types import Guide, Passage, PassageId, Value
from retrieval.scope import rounds_served

MAX_WORDS = 90
"""Measured (docs/retrieval.md): shorter windows find no more, longer ones blur what they say."""

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


class Chunk(Value):
    """One indexed text: the title of its passage, then the whole or a window of the passage's text."""

    passage: PassageId
    part: int
    rounds: tuple[str, ...]
    text: str

    @property
    def id(self) -> str:
        """Unique in a corpus: passage id and part."""
        return f"{self.passage}#{self.part}"

    @property
    def digest(self) -> str:
        """Changes with the text and with nothing else."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()


def chunks_of(guides: Iterable[Guide]) -> list[Chunk]:
    """Return the chunks of every passage, in the order of the guides and their passages."""
    return [chunk for guide in guides for passage in guide.passages for chunk in _chunks(guide, passage)]


def _chunks(guide: Guide, passage: Passage) -> Iterator[Chunk]:
    rounds = tuple(sorted(rounds_served(guide, passage)))
    for part, window in enumerate(_windows(passage.text)):
        # The title says what a window from the middle of a passage is about.
        yield Chunk(passage=passage.id, part=part, rounds=rounds, text=f"{passage.title}. {window}")


def _windows(text: str) -> Iterator[str]:
    """Yield runs of whole sentences of at most `MAX_WORDS` words; each opens with the last one's end."""
    window: list[str] = []
    for sentence in _sentences(text):
        if window and _words([*window, sentence]) > MAX_WORDS:
            yield " ".join(window)
            last = window[-1]
            window = [last] if _words([last, sentence]) <= MAX_WORDS else []
        window.append(sentence)
    if window:
        yield " ".join(window)


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split()
        for start in range(0, len(words), MAX_WORDS):  # a sentence without an end is cut by count
            yield " ".join(words[start : start + MAX_WORDS])


def _words(sentences: Iterable[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)

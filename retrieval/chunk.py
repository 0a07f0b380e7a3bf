"""Guides cut into texts of a length an embedder can read, each of which knows its passage."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from corpus.asked import asked_about
from corpus.types import Guide, Passage, PassageId, Value
from retrieval.scope import rounds_served

MAX_WORDS = 90
"""Measured (docs/retrieval.md): shorter windows find no more, longer ones blur what they say."""

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


class Chunk(Value):
    """One indexed text of a passage: its title and a window of it, or a line people ask about it."""

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
        return digest(self.text)


def digest(text: str) -> str:
    """Return a name for a text: the same for the same text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def chunks_of(guides: Iterable[Guide]) -> list[Chunk]:
    """Return the chunks of every passage, in the order of the guides and their passages."""
    return [chunk for guide in guides for chunk in _chunks_of(guide)]


def _chunks_of(guide: Guide) -> Iterator[Chunk]:
    asked = asked_about(guide)
    for passage in guide.passages:
        rounds = tuple(sorted(rounds_served(guide, passage)))
        # The title says what a window from the middle of a passage is about.
        windows = [f"{passage.title}. {window}" for window in _windows(passage.text)]
        for part, text in enumerate(dict.fromkeys([*windows, *(asked.get(passage.id) or _own_lines(passage))])):
            yield Chunk(passage=passage.id, part=part, rounds=rounds, text=text)


def _own_lines(passage: Passage) -> Iterator[str]:
    """Yield short texts of a passage nobody has written questions for: title, place, sentences."""
    yield passage.title
    yield f"{passage.section_title}: {passage.title}"
    yield from sentences_of(passage.text)


def _windows(text: str) -> Iterator[str]:
    """Yield runs of whole sentences of at most `MAX_WORDS` words; each opens with the last one's end."""
    window: list[str] = []
    for sentence in sentences_of(text):
        if window and _words([*window, sentence]) > MAX_WORDS:
            yield " ".join(window)
            last = window[-1]
            window = [last] if _words([last, sentence]) <= MAX_WORDS else []
        window.append(sentence)
    if window:
        yield " ".join(window)


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each of at most `MAX_WORDS` words."""
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split()
        for start in range(0, len(words), MAX_WORDS):  # a sentence without an end is cut by count
            yield " ".join(words[start : start + MAX_WORDS])


def _words(sentences: Iterable[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)

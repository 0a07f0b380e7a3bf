"""The claims of a printed answer, a sentence each; nothing is added to what the guide says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.importing.vocabulary import vocabulary

MOST = 8
MIN_WORDS, MAX_CHARS = 6, 600
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“(]?[A-Z0-9$])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|approx|Fig|Eq|No|Dr|Mr|Ms)\.$")


def claims_of(answer: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences of an answer that say something of the matter, at most `MOST`, the longest ones."""
    removed = re.compile(vocabulary().asides_removed, re.I)
    asides = re.compile("|".join(f"(?:{pattern})" for pattern in vocabulary().asides), re.I)
    claims = []
    for paragraph in answer:
        for sentence in sentences(paragraph):
            claim = removed.sub("", sentence, count=1) if removed.match(sentence) else sentence
            claim = claim.strip()
            wordy = len(claim.split()) >= MIN_WORDS and len(claim) <= MAX_CHARS
            if wordy and not asides.fullmatch(sentence) and not claim.endswith("?"):
                claims.append(claim[0].upper() + claim[1:])
    kept = sorted(dict.fromkeys(claims), key=len, reverse=True)[:MOST]
    return tuple(claim for claim in dict.fromkeys(claims) if claim in kept)


def sentences(text: str) -> list[str]:
    """Split a paragraph into sentences; an abbreviation ends none."""
    pieces: list[str] = []
    for piece in _SENTENCE.split(text):
        if pieces and _ABBREVIATION.search(pieces[-1]):
            pieces[-1] += f" {piece}"
        elif piece.strip():
            pieces.append(piece.strip())
    return pieces

"""Rule-made changes of a text: the attacks and the negation tests are built from these."""

from __future__ import annotations

import random
import re

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|am|can|could|will|would|should|must|may|might|has|have|had|does|do|did)\b(?!\s+not\b)", re.I
)
_NEGATED = re.compile(
    r"\b(is|are|was|were|can|could|will|would|should|must|does|do|did|has|have|had)(?:n't|\s+not)\b", re.I
)
_FULL = {"can": "can", "ca": "can", "wo": "will", "sha": "shall"}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def negate_sentence(sentence: str) -> str:
    """Return the sentence saying the opposite: an existing negation is removed, else one is put in."""
    if _NEGATED.search(sentence):
        return _NEGATED.sub(lambda m: _FULL.get(m[1].lower(), m[1]), sentence, count=1)
    match = _AUXILIARY.search(sentence)
    if match:
        return f"{sentence[: match.end()]} not{sentence[match.end() :]}"
    body = sentence.strip()
    return f"It is not true that {body[:1].lower()}{body[1:]}" if body else body


def negate(text: str) -> str:
    """Negate every sentence of a text."""
    parts = [part.strip() for part in _SENTENCE.findall(text)]
    return " ".join(negate_sentence(part) for part in parts if re.search(r"\w", part))


def shuffled_keywords(text: str, stopwords: frozenset[str], seed: int = 0) -> str:
    """Return the content words of a text in random order: what a keyword stuffer types."""
    words = [w for w in re.findall(r"[A-Za-z0-9][\w-]*", text) if w.lower() not in stopwords]
    random.Random(seed).shuffle(words)
    return " ".join(words)


FLUFF = (
    "Thank you for the question, it is a really interesting one. "
    "I have thought about this topic quite a lot over the years and I always enjoy discussing it. "
    "There are of course many aspects to consider here, and every situation is different."
)
"""Sentences that say nothing: adding them should leave a score as it is."""

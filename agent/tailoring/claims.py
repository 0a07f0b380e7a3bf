"""What a bullet claims: its figures, and a clause of it that can be said back."""

from __future__ import annotations

import re

from agent.tailoring.dates import is_year
from agent.tailoring.types import Bullet, Figure
from agent.tailoring.vocabulary import is_did

MOST_WORDS, LEAST_WORDS = 24, 4
_NUMBER = r"(?:\d{1,3}(?:[,.\u202f ]\d{3})+|\d+)(?:[.,]\d+)?"
_UNIT = (
    r"(?:\s?(?:%|‰|percent(?:age points?)?|pp|points?|x\b|×|-?fold\b|times\b|ms\b|µs\b|seconds?\b|secs?\b|s\b|minutes?\b"
    r"|mins?\b|hours?\b|hrs?\b|h\b|days?\b|weeks?\b|months?\b|years?\b|GPU[- ]?(?:hours|days|years)?s?\b|[KMGTP]i?B\b"
    r"|[kKMB](?:\+|\b)|bn\b|million\b|billion\b|thousand\b|tokens?\b|parameters?\b|params?\b|users?\b|customers?\b"
    r"|requests?\b|queries\b|QPS\b|rps\b|images?\b|documents?\b|rows?\b|records?\b|events?\b|nodes?\b|models?\b"
    r"|engineers?\b|people\b|languages?\b|BLEU\b|F1\b|AUC\b|mAP\b|WER\b|stars?\b|citations?\b|services?\b"
    r"|experiments?\b|dB\b|Hz\b|W\b|€|EUR\b|USD\b))"
)
_FIGURE = re.compile(
    rf"(?:[~≈<>≤≥]\s?|\bby\s)?(?<![\w.,-])(?:[$€£]\s?{_NUMBER}(?:\s?(?:[kKMB]|bn|million|billion)\b\+?)?|[+−-]?{_NUMBER}{_UNIT}(?:\s?/\s?\w+)?)"
)
_SPAN = re.compile(
    rf"\bfrom\s+([^,;.]{{0,20}}?{_NUMBER}[^,;]{{0,22}}?)\s+to\s+([^,;.]{{0,12}}?{_NUMBER}\S*(?:\s?{_UNIT})?)", re.I
)
_CHANGE = re.compile(
    r"\b(?:improv|reduc|increas|decreas|cut|cutting|sav|boost|lower|rais|gain|accelerat|speed|sped|faster|slower|fewer|less|more|better|"
    r"doubl|tripl|halv|outperform|drop|grew|grow|from|lift|shrink|shrank|win|beat|higher|up|down)\w*\b|%|×|\dx\b",
    re.I,
)
_CLAUSE = re.compile(
    r"(?<=[,;:])\s+|\s+[—–-]\s+|\s+(?=(?:by|using|which|while|resulting|leading|through|via|with|and|so that|for)\b)"
)
_OWN_WORDS = re.compile(r"\b(?:my|our|we|me|us|I|I'm|I've|myself)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures that a text claims, in order: numbers with a unit, sums of money, spans; no bare years."""
    found: list[Figure] = []
    spans = [(m.start(), m.end(), m[0]) for m in _SPAN.finditer(text)]
    for match in _FIGURE.finditer(text):
        inside = any(start <= match.start() < end for start, end, _ in spans)
        if not inside and not is_year(match[0]):
            spans.append((match.start(), match.end(), match[0]))
    for start, _, words in sorted(spans):
        shown = re.sub(r"^(?:by|from)\s+", "", words.strip(" ,.;"), flags=re.I)
        around = text[max(0, start - 60) : start] + words
        found.append(Figure(text=shown, change=_CHANGE.search(around) is not None))
    return tuple(dict.fromkeys(found))


def bullet_of(text: str) -> Bullet:
    """Return a bullet with its figures."""
    return Bullet(text=text, figures=figures_in(text))


def headline(bullet: Bullet) -> Figure | None:
    """Return the figure of a bullet that says what changed, or None where it has no such figure."""
    return next((f for f in bullet.figures if f.change), None)


def clause_of(bullet: Bullet) -> str:
    """Return a clause of a bullet, word for word and short enough to be said back, with its headline figure in it."""
    figure = headline(bullet)
    wanted = figure.text if figure else ""
    sentence = next((s for s in _SENTENCE.split(bullet.text) if wanted in s), bullet.text).strip(" .;,")
    if len(sentence.split()) <= MOST_WORDS:
        return sentence
    return _shortened(sentence, wanted)


def _shortened(sentence: str, wanted: str) -> str:
    """The beginning up to the clause that holds the figure, or that clause alone where that is too long."""
    cuts = [m.start() for m in _CLAUSE.finditer(sentence)] + [len(sentence)]
    for cut in cuts:
        piece = sentence[:cut].strip(" ,;:—–-")
        if wanted in piece and LEAST_WORDS <= len(piece.split()) <= MOST_WORDS:
            return piece
    starts = [0, *(m.end() for m in _CLAUSE.finditer(sentence))]
    for start, end in zip(starts, cuts, strict=True):
        piece = sentence[start:end].strip(" ,;:—–-")
        if wanted and wanted in piece and LEAST_WORDS <= len(piece.split()) <= MOST_WORDS:
            return piece
    return " ".join(sentence.split()[:MOST_WORDS])


def said_back(clause: str) -> str:
    """Return a clause behind "you write": "that you cut it by half", or in quotation marks where that is no sentence."""
    bare = re.sub(r"^I\s+(?:also\s+)?", "", clause)
    words = bare.split()
    first = " ".join(words[:2]) if words and not is_did(words[0]) else (words[0] if words else "")
    speakable = is_did(first) and not _OWN_WORDS.search(bare) and not re.search(r"[“”\"]", bare)
    if speakable and len(words) >= LEAST_WORDS:
        return f"that you {bare[0].lower()}{bare[1:]}"
    return f"“{clause.replace('“', '').replace('”', '').strip()}”"

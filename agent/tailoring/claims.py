"""What a bullet claims: its figures, and a clause of it that can be said back."""

from __future__ import annotations

import re

from agent.tailoring.dates import is_year
from agent.tailoring.types import Bullet, Figure
from agent.tailoring.vocabulary import is_did

MOST_WORDS, LEAST_WORDS = 24, 4
_NUMBER = r"(?:\d{1,3}(?:[,.\u202f ]\d{3})+|\d+)(?:[.,]\d+)?"
_WORDS = (
    "points? times ms µs seconds? secs? s minutes? mins? hours? hrs? h days? weeks? months? years? bn million billion "
    "thousand tokens? parameters? params? users? customers? requests? queries QPS rps images? documents? rows? "
    "records? events? nodes? models? engineers? people languages? BLEU F1 AUC mAP WER stars? citations? services? "
    "experiments? dB Hz W EUR USD"
)
_UNIT = (
    r"(?:\s?(?:%|‰|×|€|percent(?:age points?)?|pp|-?fold\b|x\b|GPU[- ]?(?:hours|days|years)?s?\b|[KMGTP]i?B\b"
    rf"|[kKMB](?:\+|\b)|(?:{'|'.join(_WORDS.split())})\b))"
)
_FIGURE = re.compile(
    rf"(?:[~≈<>≤≥]\s?|\bby\s)?(?<![\w.,-])(?:[$€£]\s?{_NUMBER}(?:\s?(?:[kKMB]|bn|million|billion)\b\+?)?|[+−-]?{_NUMBER}{_UNIT}(?:\s?/\s?\w+)?)"
)
_ARROW = re.compile(rf"{_NUMBER}\S{{0,3}}\s?(?:->|→|➔|⇒)\s?{_NUMBER}(?:{_UNIT})?")
_SPAN = re.compile(
    rf"\bfrom\s+([^,;.]{{0,20}}?{_NUMBER}[^,;]{{0,22}}?)\s+to\s+([^,;.]{{0,12}}?{_NUMBER}\S*(?:\s?{_UNIT})?)", re.I
)
_CHANGE = re.compile(
    r"\b(?:improv|reduc|increas|decreas|cut|sav|boost|lower|rais|gain|accelerat|speed|sped|faster|slower|cheaper|fewer|less"
    r"|more|better|doubl|tripl|halv|outperform|drop|grew|grow|lift|shrink|shrank|win|beat|higher|reach|achiev|attain)\w*\b",
    re.I,
)
_TIMES = re.compile(r"(?:x|×|-?fold|times)$", re.I)
_CLAUSE = re.compile(
    r"(?<=[,;:])\s+|\s+[—–-]\s+|\s+(?=(?:by|using|which|while|resulting|leading|through|via|with|and|so that|for)\b)"
)
_OWN_WORDS = re.compile(r"\b(?:my|our|we|me|us|I|I'm|I've|myself)\b")
_LEADS = re.compile(r"^(?:which|that|and|while|so)\s+", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures that a text claims, in order: numbers with a unit, sums of money, spans; no bare years."""
    found: list[Figure] = []
    spans = [(m.start(), m.end(), True) for pattern in (_SPAN, _ARROW) for m in pattern.finditer(text)]
    for match in _FIGURE.finditer(text):
        inside = any(start <= match.start() < end for start, end, _ in spans)
        if not inside and not is_year(match[0]):
            around = text[max(0, match.start() - 60) : match.start()] + text[match.end() : match.end() + 14]
            spans.append((match.start(), match.end(), bool(_CHANGE.search(around) or _TIMES.search(match[0]))))
    for start, end, change in sorted(spans):
        shown = re.sub(r"^(?:by|from)\s+", "", text[start:end].strip(" ,.;"), flags=re.I)
        found.append(Figure(text=shown, change=change))
    return tuple(dict.fromkeys(found))


def bullet_of(text: str) -> Bullet:
    """Return a bullet with its figures."""
    return Bullet(text=text, figures=figures_in(text))


def headline(bullet: Bullet) -> Figure | None:
    """Return the figure of a bullet that says what changed, else one that is a share; None where it has neither."""
    changed = (f for f in bullet.figures if f.change)
    return next(changed, next((f for f in bullet.figures if "%" in f.text), None))


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
        piece = _LEADS.sub("", sentence[start:end].strip(" ,;:—–-"))
        if wanted and wanted in piece and LEAST_WORDS <= len(piece.split()) <= MOST_WORDS:
            return piece
    return " ".join(sentence.split()[:MOST_WORDS])


def said_back(clause: str) -> str:
    """Return a clause behind "you write": "that you cut it by half", or in quotation marks where it is no sentence."""
    bare = re.sub(r"^I\s+(?:also\s+)?", "", clause)
    words = bare.split()
    first = " ".join(words[:2]) if words and not is_did(words[0]) else (words[0] if words else "")
    speakable = is_did(first) and not _OWN_WORDS.search(bare) and not re.search(r"[“”\"]", bare)
    if speakable and len(words) >= LEAST_WORDS:
        return f"that you {bare[0].lower()}{bare[1:]}"
    return f"“{clause.replace('“', '').replace('”', '').strip()}”"

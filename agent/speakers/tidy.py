"""Mending small faults of form that harm nobody; what is mended is named, so that it can be counted."""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.speakers.patterns import patterns
from agent.speakers.rules import Draft, asking

_LABEL = re.compile(
    r"^[\s*_#>]*\(?(?:interviewer|you|lena|assistant|ai|response|reply|answer|me)\)?[*_]* ?:[*_]*\s*", re.I
)
_NEXT_TURN = re.compile(r"\s*\n\s*\(?(?:candidate|interviewer|user|test run|you|lena|your turn)\b.*", re.I | re.DOTALL)
_FENCE = re.compile(r"\"?<<\s*(.*?)\s*>>\"?")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\u00a0": " "})
_SENTENCE_END = re.compile(r"[.!?][\"')]*(?=\s|$)")
_GAP = re.compile(r"\s{3,}")
_LEAST_LEFT = 3


def tidy(draft: Draft) -> tuple[str, tuple[str, ...]]:
    """Return the text without harmless faults, and their names. A beginning is treated like a whole text."""
    text, found = _GAP.sub("\n\n", draft.text.translate(_CURLY)), []
    for name, cut in _CUTS:
        shorter = cut(text, draft)
        if shorter != text and name:
            found.append(name)
        text = shorter
    return text.strip(), tuple(found)


def _no_label(text: str, draft: Draft) -> str:
    return _LABEL.sub("", text)


def _one_turn(text: str, draft: Draft) -> str:
    return _NEXT_TURN.sub("", text)


def _no_fence(text: str, draft: Draft) -> str:
    """The marks that fence the candidate's words, taken over by the model: quotation marks where those are in them."""
    text = _FENCE.sub(lambda m: f'"{m[1]}"' if draft.room.heard_from_them(m[1]) else m[1], text)
    return re.sub(r"<<|>>", "", text) if draft.done else text.split("<<")[0]


def _no_emphasis(text: str, draft: Draft) -> str:
    return _EMPHASIS.sub(r"\2", text)


def _one_line(text: str, draft: Draft) -> str:
    return re.sub(r"[ \t]*\n(?!\s*(?:[-*•#]|\d+[.)]))\s*|[ \t]{2,}", " ", text.strip())


def _unquoted(text: str, draft: Draft) -> str:
    """The whole turn in quotation marks; a quotation of the candidate at its beginning is none."""
    if not text.startswith('"'):
        return text
    inner, end, after = text[1:].partition('"')
    if draft.room.heard_from_them(inner):
        return text if end or draft.done else ""
    return text if after.strip() else inner


def _no_assent(text: str, draft: Draft) -> str:
    """A word of assent that opens the turn where nothing was right."""
    if draft.brief.act in ("tell", "told_again") or (draft.sheet.nods and draft.brief.quote):
        return text
    if draft.brief.content and text.startswith(draft.brief.content):
        return text
    for pattern in patterns("assent"):
        rest = pattern.sub("", text)
        if rest != text and len(rest.split()) >= _LEAST_LEFT:
            return rest[:1].upper() + rest[1:]
    return text


def _named(text: str, draft: Draft) -> str:
    """A hint that begins as it stands in the bank, and does not say that it is one."""
    lead, begun = draft.sheet.lead, text.split()[:_LEAST_LEFT]
    whole = len(begun) == _LEAST_LEFT and draft.brief.content.split()[:_LEAST_LEFT] == begun
    return f"{lead} {text}" if lead and whole else text


def _one_question(text: str, draft: Draft) -> str:
    """What comes after the question; where nothing is asked, everything from the first question on."""
    if draft.sheet.asks != "none":
        end = end_of_question(text, draft.brief.content)
        return text if end is None else text[:end]
    asked = asking(draft).search(_masked(text))
    cut = text[: asked.start() + 1].rstrip() if asked else text
    return cut if len(cut.split()) >= _LEAST_LEFT else text


def end_of_question(text: str, content: str) -> int | None:
    """Where an asking turn ends: after its question mark, or after what the bank's own question says behind it."""
    ends = [m.end() for m in re.finditer(r"\?[\"')]*", _masked(text))]
    allowed = max(1, content.count("?"))
    if len(ends) < allowed:
        return None
    end, tail = ends[allowed - 1], content.rpartition("?")[2].strip()
    rest = text[end:].strip()
    if not tail or not (tail.startswith(rest) or rest.startswith(tail)):
        return end
    return text.find(tail, end) + len(tail) if rest.startswith(tail) else None


def _masked(text: str) -> str:
    """The text with what it quotes blanked out, letter by letter."""
    return re.sub(r'"[^"]*"', lambda m: '"' + "·" * (len(m[0]) - 2) + '"', text)


def _few_sentences(text: str, draft: Draft) -> str:
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    most = 2 if draft.brief.verbatim else 3
    return text[: ends[most - 1]] if len(ends) > most and draft.sheet.asks == "none" else text


def _closed(text: str, draft: Draft) -> str:
    text = text.rstrip(" ,;:-—–")
    return f"{text}." if draft.done and text and text[-1] not in '.!?"' else text


_CUTS: tuple[tuple[str, Callable[[str, Draft], str]], ...] = (
    ("label", _no_label),
    ("next_turn", _one_turn),
    ("", _no_fence),
    ("emphasis", _no_emphasis),
    ("", _one_line),
    ("quotation_marks", _unquoted),
    ("assent", _no_assent),
    ("hint_named", _named),
    ("after_question", _one_question),
    ("rambling", _few_sentences),
    ("", _closed),
)

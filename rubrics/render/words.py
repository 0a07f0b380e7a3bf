"""Numbers, marks and flags as a reader would say them, and quotes made safe to show."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime

from rubrics.render.blocks import Mark, Quotation
from rubrics.types import PointResult, QuestionResult, Quote, Report, Turn

MAX_QUOTE = 240
MAX_BAR = 700
MAX_ASK = 420
MAX_STATEMENT = 300
_REMINDER = 40
_JOINERS = "\u200c\u200d"

_STANCES: dict[str, tuple[str, Mark]] = {
    "met": ("Met", "good"),
    "unclear": ("Thin", "thin"),
    "missed": ("Missed", "bad"),
    "contradicted": ("The wrong way round", "bad"),
    "not_scored": ("Not scored", "none"),
}
_HELP = {"": "", "probe": " after a probe", "hint": " after a hint"}
_FLAGS = {
    "injection": "You addressed the grader; that part was set aside.",
    "echo": "Part of an answer repeated the interviewer's words; only what you added was read.",
    "stuffing": "An answer read as a list of terms without sentences; terms alone earn little.",
    "off_topic": "An answer was about something other than the question.",
    "gibberish": "An answer could not be read as language.",
    "empty": "A question got no answer that says anything about it.",
    "too_short": "An answer was a word or two, which is too little to read much from.",
    "model_unavailable": "The model judge had no part in an answer, as it was not available or not in time. The "
    "built-in judge read it; grading the session again asks the model again.",
    "language": "An answer was not in English, which the judge reads poorly; what it did not follow was not held "
    "against you.",
}


def flag_in_words(flag: str) -> str:
    """Say a flag as a sentence to the candidate."""
    return _FLAGS.get(flag, f"An answer was flagged: {flag.replace('_', ' ')}.")


def stance_in_words(point: PointResult) -> tuple[str, Mark]:
    """Say how a point went ("Met after a probe") and how it is marked."""
    word, mark = _STANCES[point.stance]
    if point.stance == "met" and not point.helped:
        return "Met unprompted", mark
    return word + _HELP[point.helped], "helped" if point.stance == "met" else mark


def level_in_words(level: str) -> str:
    """A level's id as it is written: "P7" for p7, "senior" as it is."""
    return level.upper() if any(c.isdigit() for c in level) else level


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def percent(share: float) -> str:
    """A share 0..1 as a whole percentage."""
    return f"{round(100 * share)}%"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 hint", "2 hints", "no hints"."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence: "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def date_of(seconds: float) -> str:
    """The day of a time given in seconds since the epoch, in UTC."""
    day = datetime.fromtimestamp(seconds, tz=UTC)
    return f"{day.day} {day:%B %Y}"


def tidy(text: str) -> str:
    """One line of visible text: white space collapsed, control and direction characters removed."""
    kept = (c for c in " ".join(text.split()) if unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c in _JOINERS)
    return " ".join("".join(kept).split())


def shorten(text: str, most: int) -> tuple[str, bool]:
    """Cut tidied text to at most `most` characters, at a word where one ends near; says whether it was cut."""
    text = tidy(text)
    if len(text) <= most:
        return text, False
    cut = text[:most]
    at = cut.rfind(" ", most - 40)
    return (cut[:at] if at > 0 else cut).rstrip(), True


def clip(text: str, most: int) -> str:
    """Shorten with an ellipsis where something was cut."""
    short, cut = shorten(text, most)
    return f"{short} …" if cut else short


class Sources:
    """Where quotes stand: the question a turn belongs to, in words."""

    def __init__(self, report: Report, turns: Sequence[Turn]) -> None:
        self._turns = {turn.seq: turn for turn in turns}
        self._questions: dict[tuple[int, str], QuestionResult] = {(q.round, q.question): q for q in report.questions}

    def quotations(self, quotes: Sequence[Quote | None], *, named: bool = True) -> tuple[Quotation, ...]:
        """The quotes that show anything, as blocks, without repeats; `named` ones say which question they answer."""
        made = (self._quotation(quote, named) for quote in quotes if quote is not None)
        return tuple(dict.fromkeys(q for q in made if q.text))

    def _quotation(self, quote: Quote, named: bool) -> Quotation:
        text, cut = shorten(quote.text, MAX_QUOTE)
        return Quotation(text=text, cut=cut, source=self._where(quote.turn) if named else "")

    def _where(self, seq: int) -> str:
        turn = self._turns.get(seq)
        if turn is None:
            return "you"
        question = self._questions.get((turn.round, turn.question or ""))
        return f"you, on {question.topic}" if question else "you"


class Told:
    """The quotes shown on one question so far: a sentence stands there in full once, then as a reminder."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._full: dict[int, list[str]] = {}

    def quotations(self, quote: Quote | None) -> tuple[Quotation, ...]:
        """The quote as blocks: in full the first time, afterwards its first words and that it is the same."""
        made = self._sources.quotations([quote], named=False)
        if quote is None or not made:
            return ()
        told = self._full.setdefault(quote.turn, [])
        if not any(made[0].text in whole for whole in told):
            told.append(made[0].text)
            return made
        text, cut = shorten(made[0].text, _REMINDER)
        return (Quotation(text=text, cut=cut or made[0].cut, source="the same sentence as above"),)

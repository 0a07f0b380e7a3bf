"""Observable habits of speech, noted for the criteria they bear on: which signals, how many, for or against."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from rubrics.signals import SIGNALS
from rubrics.types import Quote, SignalNote

MIN_WORDS = 40
"""On less text than this a habit cannot be told from chance."""
MANY_GROUP_WORDS = 0.75
MOSTLY_OWN = 0.6
_QUOTE_CHARS = 200
_ECHO_WORDS = 3
"""Fewer words than this are said by anybody; from here on they were the interviewer's first."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class _Seen(NamedTuple):
    label: str
    turn: int
    text: str


class _Answers(NamedTuple):
    marks: Sequence[_Seen]
    answers: int

    def of(self, *labels: str) -> list[_Seen]:
        return [mark for mark in self.marks if mark.label in labels]


def notes_for(
    criterion: str, answers: Sequence[tuple[int, str]], heard: Sequence[tuple[int, str]] = ()
) -> tuple[SignalNote, ...]:
    """Return the notes on one criterion from the candidate's answers, given as (turn, text).

    `heard` is what the interviewer said, likewise: words that only repeat it are no habit of the candidate's.
    """
    rules = _RULES.get(criterion, ())
    if not rules or sum(len(text.split()) for _, text in answers) < MIN_WORDS:
        return ()
    said = [(turn, _words(text)) for turn, text in heard]
    marks = [
        _Seen(mark.label, turn, words)
        for turn, text in answers
        for signal in SIGNALS.values()
        for mark in signal(text)
        if not _is_echo(words := text[mark.start : mark.end], [before for seq, before in said if seq < turn])
    ]
    seen = _Answers(marks, len(answers))
    return tuple(note for rule in rules if (note := rule(seen)) is not None)


def _is_echo(text: str, heard: Sequence[str]) -> bool:
    """True if words stand in what was heard before; the interviewer quoting the candidate comes after."""
    words = _words(text)
    return words.count(" ") > _ECHO_WORDS and any(words in before for before in heard)


def _words(text: str) -> str:
    """The words in lower case with a space around each, so that whole words are found."""
    return f" {' '.join(_WORD.findall(text.replace('’', chr(39)).lower()))} "


def _note(
    name: str, effect: Literal["for", "against", "note"], sentence: str, seen: Sequence[_Seen] = ()
) -> SignalNote:
    first = max(seen, key=lambda mark: len(mark.text), default=None)
    quote = None if first is None else Quote(turn=first.turn, text=first.text[:_QUOTE_CHARS].strip())
    return SignalNote(id=name, sentence=sentence, effect=effect, quote=quote)


def _ownership(seen: _Answers) -> SignalNote | None:
    own, shared = seen.of("own"), seen.of("shared")
    total = len(own) + len(shared)
    if total < 3:
        return None
    if len(own) / total >= MOSTLY_OWN:
        return _note("ownership", "for", f"You said what was yours: {len(own)} of {total} actions were told as I.", own)
    if len(shared) / total >= MANY_GROUP_WORDS:
        sentence = f"{len(shared)} of {total} actions were told as we; your own part stayed in the group."
        return _note("ownership", "against", sentence, shared)
    return None


def _numbers(seen: _Answers) -> SignalNote | None:
    compared = seen.of("compared")
    if compared:
        return _note("numbers", "for", "You put numbers beside what they compare with.", compared)
    if not seen.of("quantity") and seen.answers >= 2:
        return _note("numbers", "against", f"No result in {seen.answers} answers came with a number.")
    return None


def _experiments(seen: _Answers) -> SignalNote | None:
    tested = seen.of("ablation", "baseline", "repeat")
    kinds = len({mark.label for mark in tested})
    return _note("experiments", "for", "You said how a claim was tested.", tested) if kinds >= 2 else None


def _hedging(seen: _Answers) -> SignalNote | None:
    hedges = seen.of("hedge")
    many = len(hedges) >= max(4, 2 * seen.answers)
    return _note("hedging", "against", f"Claims were taken back {len(hedges)} times.", hedges) if many else None


def _blame(seen: _Answers) -> SignalNote | None:
    blamed, accepted = seen.of("blame"), seen.of("accepted")
    if blamed:
        return _note("blame", "against", "Fault was laid on others.", blamed)
    return _note("blame", "for", "You took your share of a fault.", accepted) if accepted else None


def _failures(seen: _Answers) -> SignalNote | None:
    talked = seen.of("failure", "lesson", "limit")
    kinds = len({mark.label for mark in talked})
    return _note("failures", "for", "You spoke of what failed and what came of it.", talked) if kinds >= 2 else None


def _structure(seen: _Answers) -> SignalNote | None:
    if all(seen.of(part) for part in ("situation", "action", "result")):
        return _note("structure", "for", "Situation, action and result can be told apart.", seen.of("result"))
    return None


def _clarity(seen: _Answers) -> SignalNote | None:
    overlong, filler = seen.of("overlong"), seen.of("filler")
    if len(overlong) >= 2:
        return _note("clarity", "against", f"{len(overlong)} sentences ran past 45 words.", overlong)
    return _note("clarity", "note", "Some phrases say nothing.", filler) if filler else None


def _questions(seen: _Answers) -> SignalNote | None:
    asked = seen.of("question")
    return _note("questions", "note", f"You asked {len(asked)} questions of your own.", asked) if asked else None


_RULES: dict[str, tuple[Callable[[_Answers], SignalNote | None], ...]] = {
    "ownership": (_ownership, _numbers, _failures),
    "project_impact": (_ownership, _numbers),
    "experimental_rigor": (_experiments, _hedging),
    "collaboration": (_blame,),
    "communication": (_structure, _clarity),
    "culture_fit": (_blame, _questions),
}

"""The port of speaking: a brief of what is to be said, and the words that came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from corpus.types import Value
from rubrics.types import Turn


@dataclass(frozen=True)
class Piece:
    """The next words of the turn."""

    text: str


@dataclass(frozen=True)
class Replace:
    """The whole turn, in place of every piece shown of it so far."""

    text: str


Emit = Callable[[Piece | Replace], None]
"""Called with each piece of the turn as it is spoken."""


class Brief(Value):
    """All that a speaker may know about one turn.

    `embedded` is the whole wording that needs no model: it is said where there is none, and where the model fails or
    breaks a rule. `first` and `verbatim` are said word for word before and after what is phrased (facts that were
    asked for, a question, a problem's statement). `content` is what the act carries (the probe, the fact, the hint).

    `question` is what is on the table, `heard` are the turns on it so far, `told` the given facts told there, `met`
    the candidate's words that were right, `quote` those of them that may be nodded at now, and "" where nothing was.
    `before` is the interviewer's last turn. `guarded` are texts whose wording must not be given away; they are for
    checking and never enter a prompt.
    """

    act: str
    persona: str
    level: str
    embedded: str
    first: str = ""
    content: str = ""
    verbatim: str = ""
    question: str = ""
    heard: tuple[Turn, ...] = ()
    told: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    quote: str = ""
    before: str = ""
    guarded: tuple[str, ...] = ()


class Spoken(Value):
    """What was said.

    Where the model's words were put aside, `put_aside` names the broken rule (`rule:praise`) or the failure
    (`model:timeout`); `trimmed` names the small faults that were cut off what was kept.
    """

    text: str
    by: Literal["embedded", "model"] = "embedded"
    put_aside: str = ""
    trimmed: tuple[str, ...] = ()


class Speaker(Protocol):
    """Says one turn."""

    def say(self, brief: Brief, emit: Emit) -> Spoken:
        """Return the words of the turn, giving them to `emit` in pieces meanwhile; never raises."""
        ...


class EmbeddedSpeaker:
    """Says the embedded wording."""

    def say(self, brief: Brief, emit: Emit) -> Spoken:
        """Return the embedded wording as it is."""
        emit(Piece(brief.embedded))
        return Spoken(text=brief.embedded)

"""The port of speaking: a brief of what is to be said, and the words that came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from corpus.types import Value
from rubrics.types import Turn

Emit = Callable[[str], None]
"""Called with each piece of the turn as it is spoken."""


class Brief(Value):
    """All that a speaker may know about one turn.

    `embedded` is the wording that needs no model: it is said where there is none, and where the model fails or breaks
    a rule. `content` is what the act carries (the probe, the fact, the hint); `verbatim` is said word for word after
    whatever is phrased (a question, a problem's statement). `heard` are the turns on this question so far, `earlier`
    a few facts from before. `quote` is what the candidate got right, in their words, and "" where nothing was.
    `guarded` are texts whose wording must not be given away; they are for checking and never enter a prompt.
    """

    act: str
    persona: str
    level: str
    embedded: str
    content: str = ""
    verbatim: str = ""
    question: str = ""
    heard: tuple[Turn, ...] = ()
    earlier: tuple[str, ...] = ()
    quote: str = ""
    guarded: tuple[str, ...] = ()


class Spoken(Value):
    """What was said; where the model's words were put aside, `put_aside` names the broken rule or the failure."""

    text: str
    by: Literal["embedded", "model"] = "embedded"
    put_aside: str = ""


class Speaker(Protocol):
    """Says one turn."""

    def say(self, brief: Brief, emit: Emit) -> Spoken:
        """Return the words of the turn, giving them to `emit` in pieces meanwhile; never raises."""
        ...


class EmbeddedSpeaker:
    """Says the embedded wording."""

    def say(self, brief: Brief, emit: Emit) -> Spoken:
        """Return the embedded wording as it is."""
        emit(brief.embedded)
        return Spoken(text=brief.embedded)

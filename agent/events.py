"""What comes while a reply is answered: turns that begin, their words, and at the end the reply."""

from __future__ import annotations

from dataclasses import dataclass

from agent.replies import Reply
from agent.speakers.types import Piece, Replace

__all__ = ["Begin", "Done", "Event", "Piece", "Replace"]


@dataclass(frozen=True)
class Begin:
    """A turn begins; the pieces that follow are its words. `kind` and `question` are those of the turn to come."""

    seq: int
    speaker: str
    kind: str
    question: str | None = None


@dataclass(frozen=True)
class Done:
    """All was said and is kept; the reply holds the final words of every turn."""

    reply: Reply


Event = Begin | Piece | Replace | Done

"""A guide as it was recognised, before its parts have ids."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from corpus.types import Difficulty, RoundKind, Value


class Part(Value):
    """One passage to be: a title, and paragraphs, bullets (`- `) and fenced code, a blank line between them."""

    section: str
    section_title: str
    title: str
    text: str
    overview: bool = False


class DraftRound(Value):
    """One round; `kind` is None for one that is not practised here."""

    order: int
    title: str
    kind: RoundKind | None
    minutes: int | None = None
    format: str = ""
    tags: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()


class DraftQuestion(Value):
    """One sample question with the claims of its answer."""

    round: RoundKind
    area: str
    topic: str
    difficulty: Difficulty | None
    ask: str
    answer: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    code: str = ""


class DraftLevel(Value):
    """One level, junior first."""

    title: str
    experience: str = ""


class DraftDecision(Value):
    """What the guide says of its panel; `sentence` is where it says so."""

    kind: Literal["weakest_round", "weighted_rounds", "not_stated"] = "not_stated"
    weights: dict[RoundKind, float] = Field(default_factory=dict)
    ends_it: tuple[RoundKind, ...] = ()
    sentence: str = ""


class Draft(Value):
    """Everything recognised in one file, and what was not."""

    name: str
    format: str
    sha256: str
    company: str
    role: str
    updated: date | None
    levels: tuple[DraftLevel, ...]
    rounds: tuple[DraftRound, ...]
    rounds_said: int | None
    reasons: tuple[Part, ...]
    questions: tuple[DraftQuestion, ...]
    parts: tuple[Part, ...]
    decision: DraftDecision
    not_found: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

"""The nouns of evaluation: a conversation file, what it expects, and what came of playing it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from agent.items import Item
from agent.llm.fake_script import script_names
from agent.llm.ledger import Spent
from agent.state import ActKind
from corpus.types import RoundKind, Slug, Text, Value
from executors.types import Verdict
from rubrics.turns import Voices
from rubrics.types import ItemId, Report, Stance, Turn

Outcome = Literal["pass", "borderline", "no_pass", "not_enough"]
RoundStatus = Literal["complete", "stopped", "not_reached"]
TurnKind = ActKind | Literal["opening", "ask", "closing"]
"""What an interviewer's turn can be: an act, or one of the three turns that belong to the round itself."""

Counts = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
"""Passed and failed."""


def _spoken(value: Any) -> Any:
    return {"say": value} if isinstance(value, str) else value


class Step(Value):
    """One thing the candidate does. Exactly one field is set; plain text in a file means `say`.

    `submit` is source code, `reference`, or `wrong/<file>.py` of the problem on the table. `wait` moves the
    clock by that many seconds and says nothing.
    """

    say: Text | None = None
    submit: Text | None = None
    hint: Literal[True] | None = None
    skip: Literal[True] | None = None
    stop: Literal[True] | None = None
    pause: Literal[True] | None = None
    resume: Literal[True] | None = None
    wait: float | None = Field(default=None, gt=0, le=86_400)

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, self.kind) is None:
            raise ValueError(f"exactly one of {', '.join(type(self).model_fields)}")
        return self

    @property
    def kind(self) -> str:
        """The name of the field that is set."""
        return next(iter(self.model_fields_set))


Spoken = Annotated[Step, BeforeValidator(_spoken)]


class Answers(Value):
    """What the candidate has to say on one question, so that a reply fits what the interviewer asks.

    `says` is played in order. `if_asked` maps a key point, or a kind of turn (`twist`, `vague`, `approach`,
    `code_fails`), to the one reply that fits it; it goes before `says`. `otherwise` is for all the rest.
    """

    says: tuple[Spoken, ...] = Field(min_length=1)
    if_asked: dict[Slug, Spoken] = Field(default_factory=dict)
    otherwise: Spoken | None = None


class Span(Value):
    """A range of allowed values, ends included."""

    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("min, max or both")
        return self

    def holds(self, value: float) -> bool:
        """True if the value is within."""
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)

    def __str__(self) -> str:
        if self.min is None:
            return f"at most {self.max:g}"
        return f"at least {self.min:g}" if self.max is None else f"{self.min:g} to {self.max:g}"


class ExpectedVerdict(Value):
    """What the last submission to a problem must come to; `None` is not looked at."""

    visible: Counts | None = None
    hidden: Counts | None = None
    all_hidden: bool | None = None
    growth_ok: bool | None = None


class Expected(Value):
    """What must hold after the conversation; everything left out is not checked."""

    acts: tuple[TurnKind, ...] = ()
    never_acts: tuple[TurnKind, ...] = ()
    never_said: tuple[str, ...] = ()
    at_most_questions_per_turn: int = Field(default=1, ge=0)
    points: dict[ItemId, dict[Slug, tuple[Stance, ...]]] = Field(default_factory=dict)
    shares: dict[ItemId, Span] = Field(default_factory=dict)
    verdict: dict[ItemId, ExpectedVerdict] = Field(default_factory=dict)
    scores: dict[Slug, Span | Literal["not_assessed"]] = Field(default_factory=dict)
    decision: tuple[Outcome, ...] = ()
    flags: tuple[str, ...] = ()
    rounds: tuple[RoundStatus, ...] = ()
    ends: bool | None = None

    @field_validator("never_said")
    @classmethod
    def _patterns(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"regular expressions; '{pattern[:40]}' is none ({error})") from error
        return patterns


class ScriptedVerdict(Value):
    """What a scripted runner answers to one submission."""

    visible: Counts = (3, 0)
    hidden: Counts = (20, 0)


class Conversation(Value):
    """One scripted conversation.

    `clock` is how many seconds each of the candidate's turns takes. A question that `answers` names (by its id, or
    by its round's kind) is answered from there; all else comes from `turns`, in order, and then from `otherwise`.
    `resume` and `job` are texts that the questions are tailored to.
    `honest_turns` is the same candidate without the trick: the trick must not earn more than these.
    `model` names a script of the fake chat model (`agent/llm/scripts`), or a fault of it, to play with.
    """

    name: Slug
    why: Text
    role: str
    level: str | None = None
    rounds: tuple[RoundKind, ...] = ()
    items: tuple[ItemId, ...] = ()
    seed: int = Field(ge=0)
    clock: float = Field(default=60.0, ge=0, le=3_600)
    resume: Text | None = None
    job: Text | None = None
    runner: Literal["real", "scripted"] = "scripted"
    verdicts: tuple[ScriptedVerdict, ...] = (ScriptedVerdict(),)
    model: Slug | None = None
    turns: tuple[Spoken, ...] = ()
    answers: dict[ItemId, Answers] = Field(default_factory=dict)
    otherwise: Spoken | None = None
    honest_turns: tuple[Spoken, ...] = ()
    expect: Expected

    @field_validator("model")
    @classmethod
    def _model_is_there(cls, name: str | None) -> str | None:
        if name is not None and name not in script_names():
            raise ValueError(f"one of {', '.join(script_names())}")
        return name

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if not self.turns and not self.answers:
            raise ValueError("`turns` or `answers`, so that the candidate says something")
        if self.items and len(self.rounds) != 1:
            raise ValueError("exactly one round in `rounds` where `items` are named")
        if not self.verdicts:
            raise ValueError("at least one verdict in `verdicts`")
        return self


class Played(Value):
    """What came of playing a conversation once; `trouble` says why it could not be played to the end."""

    turns: tuple[Turn, ...]
    report: Report
    finished: bool
    unsaid: int = 0
    trouble: str = ""
    verdicts: tuple[Verdict, ...] = ()
    spent: Spent = Spent()
    own: tuple[Item, ...] = ()
    """Questions that were made of the candidate's résumé."""


class Result(Value):
    """The outcome of one conversation. A result that did not pass always says why."""

    name: str
    file: str
    passed: bool
    failures: tuple[str, ...] = ()
    seconds: float = 0.0
    acts: tuple[str, ...] = ()
    decision: str = ""
    shares: dict[str, float | None] = Field(default_factory=dict)
    scores: dict[str, int | None] = Field(default_factory=dict)
    trials: int = 1
    trials_passed: int = 0
    model: str = ""
    voices: Voices = Voices()

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.passed == bool(self.failures):
            raise ValueError("a result fails exactly when it gives a reason")
        return self

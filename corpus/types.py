"""The nouns of the corpus: guides with their passages and discussion questions; coding problems have their own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

RoundKind = Literal["recruiter", "ml_theory", "system_design", "coding", "hiring_manager", "research_deep_dive"]
Difficulty = Literal["easy", "medium", "hard"]

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=80)]
PassageId = Annotated[str, Field(pattern=r"^[a-z0-9_-]+/[a-z0-9_-]+/[a-z0-9_-]+$")]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Sentence = Annotated[str, Field(min_length=8, max_length=1_000)]


class Value(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


# --- guides ---------------------------------------------------------------------------------


class Passage(Value):
    """One citable piece of a guide; `id` is `guide/section/item` and survives rewording."""

    id: PassageId
    section_title: Text
    title: Text
    text: Text

    @property
    def guide(self) -> str:
        """The id of the guide this passage belongs to."""
        return self.id.split("/")[0]

    @property
    def section(self) -> str:
        """The id of the section within the guide."""
        return self.id.split("/")[1]

    @property
    def item(self) -> str:
        """The last part of the id."""
        return self.id.split("/")[2]


class Level(Value):
    """A seniority level a guide names; `rank` orders levels from junior (1) upwards."""

    id: Slug
    title: Text
    rank: int = Field(ge=1, le=9)
    experience: str = ""


class RoundMeta(Value):
    """What a guide's front matter states about a round; `item` names its passage in `rounds`."""

    item: Slug
    kind: RoundKind
    order: int = Field(ge=1, le=50)
    minutes: int | None = Field(default=None, ge=5, le=480)
    format: str = ""
    tags: tuple[str, ...] = ()
    status: Literal["seen", "inferred"]


class RoundSpec(Value):
    """One round of a guide's loop, `inferred` when the guide only implies it; `minutes` where it names them."""

    kind: RoundKind
    order: int
    title: Text
    minutes: int | None
    format: str
    tags: tuple[str, ...]
    probes: Text
    tips: tuple[str, ...]
    status: Literal["seen", "inferred"]
    passage: PassageId


class RejectionReason(Value):
    """A reason the guide gives for turning candidates down."""

    id: Slug
    title: Text
    text: Text
    passage: PassageId


class DecisionRule(Value):
    """How the guide says its panel decides, and where it says so.

    `weakest_round`: a weak round is not averaged away. `weighted_rounds`: by weight; failing one of `ends_it` ends it.
    """

    kind: Literal["weakest_round", "weighted_rounds", "not_stated"]
    weights: dict[RoundKind, float] = Field(default_factory=dict)
    ends_it: tuple[RoundKind, ...] = ()
    passage: PassageId | None = None


class GuideMeta(Value):
    """The front matter of a guide file; `source` is the name of the file it was imported from, if it was."""

    id: Slug
    company: Text
    role: Text
    updated: date | None = None
    source: str = ""
    levels: tuple[Level, ...]
    rounds: tuple[RoundMeta, ...]
    decision: DecisionRule


class SampleQuestion(Value):
    """A question that an imported guide prints, with the claims of its answer there, if it prints one.

    `retired`: a later version of the guide does not have it, so it is kept for reading and not asked.
    """

    id: Slug
    round: RoundKind
    area: Text
    topic: Text
    difficulty: Difficulty | None = None
    ask: Text
    key_points: tuple[KeyPoint, ...] = Field(default=(), max_length=9)
    passage: PassageId
    retired: bool = False


class Guide(Value):
    """An interview guide: its facts as typed values and its text as passages."""

    id: Slug
    company: Text
    role: Text
    updated: date | None = None
    source: str = ""
    levels: tuple[Level, ...]
    rounds: tuple[RoundSpec, ...]
    reasons: tuple[RejectionReason, ...]
    decision: DecisionRule
    passages: tuple[Passage, ...]
    samples: tuple[SampleQuestion, ...] = ()

    def in_section(self, section: str) -> tuple[Passage, ...]:
        """The items of a section (areas, standing_out, faq and so on), without its overview."""
        return tuple(p for p in self.passages if p.section == section and p.item != "overview")

    def passage(self, passage_id: str) -> Passage | None:
        """Return the passage with this id, or None."""
        return next((p for p in self.passages if p.id == passage_id), None)


# --- discussion questions -------------------------------------------------------------------


class GivenFact(Value):
    """A fact the interviewer tells only when the candidate asks about it."""

    about: Text
    tell: Sentence


class KeyPoint(Value):
    """One checkable claim a strong answer makes, with what is asked when it is missing."""

    id: Slug
    weight: int = Field(ge=1, le=3)
    point: Sentence
    also_said: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    probe: str | None = None
    hint: str | None = None
    criteria: tuple[Slug, ...] = Field(min_length=1)


class Twist(Value):
    """What is asked of a candidate who covered the points, to find the ceiling."""

    ask: Sentence
    key_points: tuple[KeyPoint, ...] = Field(min_length=1)


class SampleAnswers(Value):
    """Three answers real candidates might type; for measuring graders, never shown before."""

    strong: Text
    partial: Text
    weak: Text


class Question(Value):
    """A discussion question with everything the interviewer and the grader need.

    `place` says where in a round it belongs: an opener comes first, "what would you ask us?" last.
    `second_area` marks a crossover: the question cannot be answered from one area alone.
    """

    id: Slug
    round: RoundKind
    roles: tuple[Slug, ...] = Field(min_length=1)
    area: Slug
    second_area: Slug | None = None
    topic: Text
    difficulty: Difficulty
    place: Literal["first", "any", "last"] = "any"
    ask: Sentence
    given: tuple[GivenFact, ...] = ()
    key_points: tuple[KeyPoint, ...] = Field(min_length=3, max_length=9)
    twist: Twist | None = None
    answers: SampleAnswers
    draws_on: tuple[PassageId, ...] = Field(min_length=1)

    @property
    def all_points(self) -> tuple[KeyPoint, ...]:
        """The key points of the question and of its twist."""
        return (*self.key_points, *(self.twist.key_points if self.twist else ()))

    @model_validator(mode="after")
    def _unique_points(self) -> Self:
        ids = [p.id for p in self.all_points]
        if len(set(ids)) != len(ids):
            raise ValueError("key point ids must be unique within a question")
        return self

"""The nouns of judging: turns, evidence, criteria, scores, round results and reports."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from corpus.types import DecisionRule, PassageId, RoundKind, Slug, Text, Value
from rubrics.turns import Speaker as Speaker
from rubrics.turns import Turn as Turn

Stance = Literal["met", "missed", "contradicted", "unclear"]
ItemId = Annotated[str, Field(pattern=r"^[a-z0-9_-]+(?:/[a-z0-9_-]+)?$", max_length=161)]
"""A question's id, a problem's, or `problem/follow-up`."""


class Evidence(Value):
    """What one judge found about one key point; `p_met` is the calibrated chance that it is met."""

    point: Slug
    stance: Stance
    p_met: float = Field(ge=0, le=1)
    confidence: float = Field(ge=0, le=1)
    turn: int | None = None
    quote: str = ""
    judge: str = "embedded"


class Judgement(Value):
    """Evidence for every key point of one question, and flags on the answer as a whole.

    Flags: empty, echo, stuffing, off_topic, injection, gibberish, language, too_short, model_unavailable.
    """

    evidence: tuple[Evidence, ...]
    flags: tuple[str, ...] = ()


class Criterion(Value):
    """One thing the panel turns people down for, with four behavioural anchors (1 worst, 4 best).

    `passage` is the guide passage it comes from, a rejection reason or a round (`source`). `weights` maps level ids
    to the criterion's weight there (default 1). `observes` are criteria of the bank whose points count for it too.
    """

    id: Slug
    title: Text
    passage: PassageId
    source: Literal["reason", "round"] = "reason"
    rounds: tuple[RoundKind, ...]
    anchors: tuple[Text, Text, Text, Text]
    weights: dict[str, float] = Field(default_factory=dict)
    practice: tuple[Text, ...]
    observes: tuple[Slug, ...] = ()

    def weight(self, level: str) -> float:
        """The criterion's weight at a level."""
        return self.weights.get(level, 1.0)


class Rubric(Value):
    """The criteria of one guide and its decision rule; `version` changes whenever any of them does."""

    guide: Slug
    version: str
    criteria: tuple[Criterion, ...]
    decision: DecisionRule

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return the criterion with this id, or None."""
        return next((c for c in self.criteria if c.id == criterion_id), None)


class PointAsked(Value):
    """A key point of an asked question, as the grader sees it; `example` is a sentence that would meet it."""

    id: Slug
    text: Text
    weight: int
    criteria: tuple[Slug, ...]
    example: str = ""
    twist: bool = False


class CodeFacts(Value):
    """What the executor found about the last submission; `ran` is False when it could not be run at all.

    `spoken` tells of the visible cases only and may be said in the round; `summary` belongs in the report.
    """

    ran: bool
    visible_passed: int = 0
    visible_total: int = 0
    hidden_passed: int = 0
    hidden_total: int = 0
    growth_ok: bool | None = None
    growth: str = ""
    summary: str = ""
    spoken: str = ""
    submissions: int = 0
    groups: dict[str, tuple[int, int]] = Field(default_factory=dict)


class Asked(Value):
    """One asked question with everything that bears on its score."""

    question: ItemId
    topic: Text
    round: int
    kind: RoundKind
    ask: Text
    points: tuple[PointAsked, ...]
    judgement: Judgement | None
    code: CodeFacts | None = None
    code_criteria: tuple[Slug, ...] = ()
    hints: int = 0
    skipped: bool = False
    clarifying: int = 0
    draws_on: tuple[str, ...] = ()
    own: bool = False  # made of the candidate's résumé


class RoundAsked(Value):
    """One round as it was sat; `planned` counts its questions, 0 where that is not known."""

    index: int
    kind: RoundKind
    title: Text
    planned: int = 0
    minutes: int
    minutes_used: float
    status: Literal["complete", "stopped", "not_reached"]


class Transcript(Value):
    """A finished or stopped interview: all that grading needs, and nothing else."""

    session: str
    guide: Slug
    role: Text
    level: str
    created: float
    rounds: tuple[RoundAsked, ...]
    asked: tuple[Asked, ...]
    turns: tuple[Turn, ...]


class Quote(Value):
    """Words that stand in a candidate's (or the runner's) turn."""

    turn: int
    text: Text


class PointResult(Value):
    """One key point after grading; `credit` is what it earned of its weight, -0.25..1, None when not scored."""

    id: Slug
    text: Text
    weight: int
    stance: Stance | Literal["not_scored"]
    credit: float | None
    helped: Literal["", "probe", "hint"] = ""
    quote: Quote | None = None
    confidence: float = 0.0
    twist: bool = False


class SignalNote(Value):
    """An observable habit of speech, with the words it was seen in."""

    id: Slug
    sentence: Text
    effect: Literal["for", "against", "note"]
    quote: Quote | None = None


class QuestionResult(Value):
    """One question after grading; `share` is the earned part of what was asked, 0..1, or None."""

    question: ItemId
    topic: Text
    round: int
    ask: Text
    share: float | None
    points: tuple[PointResult, ...]
    code: CodeFacts | None = None
    hints: int = 0
    clarifying: int = 0
    skipped: bool = False
    flags: tuple[str, ...] = ()
    own: bool = False


class RoundResult(Value):
    """One round after grading: `value` 1..4 or None when not assessed."""

    index: int
    kind: RoundKind
    title: Text
    value: int | None
    share: float | None
    minutes: int
    minutes_used: float
    status: Literal["complete", "stopped", "not_reached"]
    why_not_assessed: str = ""


class Score(Value):
    """A criterion's score: 1..4, or None with what would get it assessed."""

    criterion: Slug
    title: Text
    passage: PassageId
    value: int | None
    share: float | None
    low: float | None = None
    high: float | None = None
    anchor: str = ""
    confidence: float = 0.0
    quotes: tuple[Quote, ...] = ()
    signals: tuple[SignalNote, ...] = ()
    not_assessed: str = ""


class ReasonGiven(Value):
    """One of the two or three reasons behind the decision."""

    criterion: Slug
    title: Text
    sentence: Text
    quotes: tuple[Quote, ...]
    passage: PassageId
    bar: Text
    would_pass: tuple[Text, ...]


class Decision(Value):
    """What the panel would say. `not_enough` when too little was heard to decide."""

    outcome: Literal["pass", "borderline", "no_pass", "not_enough"]
    headline: Text
    rule: Text
    passage: PassageId | None
    reasons: tuple[ReasonGiven, ...]


class PracticeItem(Value):
    """One thing to practise next, in order of what it is worth."""

    criterion: Slug
    title: Text
    what: tuple[Text, ...]
    passages: tuple[PassageId, ...]


class Change(Value):
    """A criterion against last time; `verdict` is withheld inside the noise band."""

    criterion: Slug
    title: Text
    before: float
    now: float
    verdict: Literal["better", "worse", "within_noise"]


class Report(Value):
    """The panel's letter and its evidence; `set_aside` are words to the grader, which count for nothing."""

    session: str
    guide: Slug
    role: Text
    level: str
    created: float
    rubric_version: str
    judge: str
    decision: Decision
    rounds: tuple[RoundResult, ...]
    scores: tuple[Score, ...]
    questions: tuple[QuestionResult, ...]
    practice: tuple[PracticeItem, ...]
    changes: tuple[Change, ...] = ()
    changes_note: str = ""
    flags: tuple[str, ...] = ()
    quotes_dropped: int = 0
    set_aside: tuple[Quote, ...] = ()

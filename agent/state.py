"""All that an interview remembers between two replies, in one place.

Nodes return plain JSON values, so a checkpoint never depends on where a class lives; LangGraph
parses them back into these models on entry to the next node.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from agent.items import Item
from agent.tailoring.types import Focus
from corpus.types import RoundKind, Value
from rubrics.types import CodeFacts, Judgement, Turn

Intent = Literal[
    "answer",
    "clarify",
    "hint",
    "dont_know",
    "skip",
    "repeat",
    "code",
    "stop",
    "off_topic",
    "steer",
    "upset",
    "unreadable",
    "done",
]
ActKind = Literal[
    "tell",
    "told_again",
    "assume",
    "hint",
    "no_more_hints",
    "smaller_step",
    "probe",
    "challenge",
    "vague",
    "twist",
    "next",
    "move_on",
    "repeat",
    "redirect",
    "steer",
    "comfort",
    "unreadable",
    "code_fails",
    "code_passes",
    "code_not_run",
    "approach",
    "close_round",
]


class PlannedRound(Value):
    """One round of the plan: which items are asked, in order."""

    kind: RoundKind
    title: str
    minutes: int
    items: tuple[str, ...]


class Setup(Value):
    """What was chosen at the start; never changes.

    `own` holds the questions made of the candidate's résumé and `focus` the areas preferred because of it; the résumé
    itself is not kept.
    """

    session: str
    guide: str
    level: str
    rank: int
    seed: int
    created: float
    plan: tuple[PlannedRound, ...]
    own: tuple[Item, ...] = ()
    focus: tuple[Focus, ...] = ()


class Progress(Value):
    """What has happened on one item so far."""

    item: str
    round: int
    replies: int = 0
    follow_ups: int = 0
    probed: tuple[str, ...] = ()
    challenged: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    hints: int = 0
    told: tuple[int, ...] = ()
    clarifying: int = 0
    dont_knows: int = 0
    strays: int = 0
    vague_asked: bool = False
    twist_asked: bool = False
    skipped: bool = False
    barren: int = 0
    submissions: int = 0
    approach_asked: int = 0


class Act(Value):
    """What the interviewer does next; `about` is a key point, `quote` the candidate's own words.

    `facts` are given facts that the reply asked for besides answering; `remarks` are phrases said before the act.
    """

    kind: ActKind
    about: str | None = None
    text: str = ""
    quote: str = ""
    facts: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


class Clock(Value):
    """When the round began and how much of it was spent paused; seconds since the epoch."""

    started: float
    paused: float = 0.0
    paused_at: float | None = None
    warned: bool = False


def merge_turns(known: list[Any], new: list[Any]) -> list[Any]:
    """Append turns; one with a known `seq` replaces it, so a node that runs twice says nothing twice."""
    by_seq = {_seq(turn): turn for turn in known}
    by_seq.update((_seq(turn), turn) for turn in new)
    return [by_seq[seq] for seq in sorted(by_seq)]


def _seq(turn: Any) -> int:
    return int(turn["seq"] if isinstance(turn, dict) else turn.seq)


class InterviewState(BaseModel):
    """The state of the graph."""

    setup: Setup
    turns: Annotated[list[Turn], merge_turns] = Field(default_factory=list)
    round: int = 0
    position: int = -1
    progress: Progress | None = None
    finished_items: list[Progress] = Field(default_factory=list)
    judgements: dict[str, Judgement | None] = Field(default_factory=dict)
    codes: dict[str, CodeFacts] = Field(default_factory=dict)
    intent: Intent = "answer"
    hunch: Intent | None = None
    act: Act | None = None
    clock: Clock | None = None
    new_quote: str = ""
    minutes_used: list[float] = Field(default_factory=list)
    closed: list[Literal["complete", "stopped", "not_reached"]] = Field(default_factory=list)
    silence: int = 0
    stopping: bool = False
    message_ids: list[str] = Field(default_factory=list)
    status: Literal["running", "finished"] = "running"

    @property
    def planned(self) -> PlannedRound:
        """The round being sat."""
        return self.setup.plan[self.round]

    @property
    def last_reply(self) -> Turn | None:
        """The candidate's latest turn."""
        return next((t for t in reversed(self.turns) if t.speaker == "candidate"), None)


def plain(**values: Any) -> dict[str, Any]:
    """Turn values into plain JSON for a node's return."""
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

"""What an interview answers: the reply to one message, and where it stands."""

from __future__ import annotations

from agent.state import PlannedRound
from corpus.types import Value
from rubrics.types import Turn


class Reply(Value):
    """What came back for one message: the new turns, and whether the interview is over."""

    turns: tuple[Turn, ...]
    finished: bool

    @property
    def text(self) -> str:
        """What the interviewer and the runner said, as one text."""
        return "\n\n".join(t.text for t in self.turns if t.speaker != "candidate")


class Status(Value):
    """Where an interview stands, for whoever shows it."""

    session: str
    guide: str
    level: str
    rounds: tuple[PlannedRound, ...]
    round: int
    question: int
    questions: int
    item: str | None
    topic: str
    runs_code: bool
    minutes_left: float
    paused: bool
    finished: bool

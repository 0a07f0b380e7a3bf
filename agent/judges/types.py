"""The port of judging: what a judge is given and what it returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from corpus.types import KeyPoint
from rubrics.types import Judgement, Turn

UNAVAILABLE = "model_unavailable"
"""The flag of a judgement that a model should have had a part in and had none."""


class Judge(Protocol):
    """Turns what was said about one question into evidence for each of its key points."""

    @property
    def name(self) -> str:
        """Short name, kept with every piece of evidence."""
        ...

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return evidence for the points, in the order given; a point left out is not scored.

        `turns` are all turns on this question, the interviewer's included; only the candidate's are credited.
        """
        ...


@runtime_checkable
class TimedJudge(Judge, Protocol):
    """A judge that asks something slow, and stops asking when its time is up."""

    @property
    def seconds(self) -> float:
        """How long one judgement may take."""
        ...

    def within(self, seconds: float, *, twice: bool = False) -> Judge:
        """The same judge with other time for a judgement; `twice` lets it make sure of what it doubts."""
        ...

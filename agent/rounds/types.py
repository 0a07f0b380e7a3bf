"""What a round is: its time box, its manner, and the moves allowed in it."""

from __future__ import annotations

from corpus.types import RoundKind, Value


class Round(Value):
    """One kind of round, declared.

    `minutes` is used where a guide names none; `minutes_each` is the time box of one question;
    `follow_ups` caps probes and challenges on one question.
    """

    kind: RoundKind
    title: str
    persona: str
    minutes: int
    minutes_each: int
    max_items: int
    follow_ups: int
    tells_story: bool = False
    runs_code: bool = False

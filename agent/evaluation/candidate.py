"""A scripted candidate: what to do next, given what the interviewer just did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agent.evaluation.types import Conversation, Step
from agent.items import Item
from rubrics.types import Turn


class Candidate:
    """Plays a conversation's steps; holds what was said already and nothing else."""

    def __init__(self, conversation: Conversation, *, honest: bool = False) -> None:
        self._answers = conversation.answers
        self._turns = iter(conversation.honest_turns if honest else conversation.turns)
        self._otherwise = conversation.otherwise
        self._said: dict[str, Iterator[Step]] = {}
        self._open: dict[str, dict[str, Step]] = {}

    def next_step(self, item: Item | None, heard: Turn) -> Step | None:
        """Return the next step after the interviewer's turn `heard`, or None when nothing is left to say."""
        key = self._key(item)
        if key is None or item is None:
            return next(self._turns, self._otherwise)
        answers = self._answers[key]
        asked = self._open.setdefault(item.id, dict(answers.if_asked))
        fitting = _asked_for(heard, asked)
        if fitting is not None:
            return asked.pop(fitting)
        said = self._said.setdefault(item.id, iter(answers.says))
        return next(said, answers.otherwise or self._otherwise)

    def unsaid(self) -> int:
        """How many of the ordered turns were never used; a `stop` that came too late is not one of them."""
        return sum(step.stop is None for step in self._turns)

    def _key(self, item: Item | None) -> str | None:
        if item is None:
            return None
        return next((key for key in (item.id, item.round) if key in self._answers and _whole(item, key)), None)


def _whole(item: Item, key: str) -> bool:
    """A spoken follow-up to a problem is not answered with what the round has for the problem itself."""
    return key == item.id or "/" not in item.id


def _asked_for(heard: Turn, replies: Mapping[str, Step]) -> str | None:
    return next((key for key in (heard.about, heard.kind) if key is not None and key in replies), None)

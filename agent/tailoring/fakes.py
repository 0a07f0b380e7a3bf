"""A model that answers from a script, for trying out what is read with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from agent.llm.types import Answer, Ask, ModelError, Shape, Usage


class ScriptedReader:
    """Answers each `parse` with the next of its replies: a value of the shape, or an error that is raised."""

    name = "scripted"

    def __init__(self, replies: Sequence[dict[str, Any] | ModelError]) -> None:
        self._replies = list(replies)
        self.asked: list[Ask] = []

    def complete(self, ask: Ask) -> Answer:
        """Answer nothing."""
        self.asked.append(ask)
        return Answer(text="", usage=Usage(prompt=0, completion=0))

    def stream(self, ask: Ask) -> Iterator[str]:
        """Yield nothing."""
        self.asked.append(ask)
        yield from ()

    def parse(self, ask: Ask, shape: type[Shape]) -> Shape:
        """Return the next reply; raises `ModelError` for one that is an error or does not fit."""
        self.asked.append(ask)
        reply = self._replies.pop(0)
        if isinstance(reply, ModelError):
            raise reply
        try:
            return shape.model_validate(reply)
        except ValidationError as error:
            raise ModelError("malformed") from error

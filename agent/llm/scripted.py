"""A chat model that says what it is told to: for tests of whatever talks to one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat

from pydantic import ValidationError

from agent.llm.types import Answer, Ask, ModelError, Shape, Usage

Reply = str | ModelError
Script = Sequence[Reply] | Callable[[Ask], Reply]


class ScriptedModel:
    """Answers from a list, the last entry again and again, or from a function of what it is asked.

    A `ModelError` in place of a reply is raised; `after` lets a stream give that many characters of `cut` first.
    `asked` keeps every call. Streams come in pieces of `piece` characters, `pause` seconds apart.
    """

    def __init__(
        self,
        script: Script,
        *,
        name: str = "scripted",
        piece: int = 4,
        cut: str = "",
        after: int = 0,
        pause: float = 0.0,
    ) -> None:
        self._name, self._piece, self._cut, self._after, self._pause = name, max(1, piece), cut, after, pause
        self.asked: list[Ask] = []
        self.closed = 0
        if callable(script):
            self._next = script
        else:
            replies = chain(script[:-1], repeat(script[-1]))
            self._next = lambda ask: next(replies)

    @property
    def name(self) -> str:
        """The name kept with what it says."""
        return self._name

    def complete(self, ask: Ask) -> Answer:
        """Return the next reply; raises the next failure."""
        text = self._reply(ask)
        prompt = sum(len(m.content) for m in ask.messages) // 3
        return Answer(text=text, usage=Usage(prompt=prompt, completion=len(text) // 3))

    def stream(self, ask: Ask) -> Iterator[str]:
        """Yield the next reply in pieces; `closed` counts the streams that were not read to their end."""
        self.asked.append(ask)
        reply = self._next(ask)
        text = self._cut[: self._after] if isinstance(reply, ModelError) else reply
        ended = False
        try:
            for start in range(0, len(text), self._piece):
                time.sleep(self._pause)
                yield text[start : start + self._piece]
            ended = True
        finally:
            self.closed += not ended
        if isinstance(reply, ModelError):
            raise reply

    def parse(self, ask: Ask, shape: type[Shape]) -> Shape:
        """Return the next reply, JSON of the wanted shape; raises `ModelError` where it is not."""
        try:
            return shape.model_validate_json(self._reply(ask))
        except ValidationError as error:
            raise ModelError("malformed") from error

    def _reply(self, ask: Ask) -> str:
        self.asked.append(ask)
        reply = self._next(ask)
        if isinstance(reply, ModelError):
            raise reply
        return reply

"""The port of a chat model: what it is asked, what it answers, and how it fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel, Field

from corpus.types import Value

Shape = TypeVar("Shape", bound=BaseModel)
Purpose = Literal["say", "sort", "judge", "read"]
Failure = Literal[
    "unreachable",
    "refused_key",
    "no_such_model",
    "busy",
    "server",
    "timeout",
    "cut_short",
    "empty",
    "refusal",
    "malformed",
    "too_long",
    "budget",
]


class Message(Value):
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class Ask(Value):
    """One call: what it is for, the prompt, the longest answer in tokens, and the seconds it may take in all.

    `messages` begin with what stays the same between calls, so that a server's prefix cache can serve it.
    """

    purpose: Purpose
    messages: tuple[Message, ...]
    max_tokens: int = Field(gt=0)
    deadline: float = Field(gt=0)
    temperature: float = 0.0


class Usage(Value):
    """Tokens of one call, as the server counted them or, where it did not, as we did; `cached` is part of `prompt`."""

    prompt: int = Field(ge=0)
    completion: int = Field(ge=0)
    cached: int = Field(default=0, ge=0)


class Answer(Value):
    """A complete answer."""

    text: str
    usage: Usage


class ModelError(Exception):
    """A call that gave no usable answer; `retry_after` in seconds where the server named one."""

    def __init__(self, failure: Failure, detail: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"The model gave no answer ({failure}{': ' + detail if detail else ''}).")
        self.failure, self.detail, self.retry_after = failure, detail, retry_after


class ChatModel(Protocol):
    """A chat model as one interview sees it: its budget is the session's. Every method raises only `ModelError`."""

    @property
    def name(self) -> str:
        """The model and where it runs, short; kept with what it says and judges. Never holds a key."""
        ...

    def complete(self, ask: Ask) -> Answer:
        """Return the whole answer within the deadline."""
        ...

    def stream(self, ask: Ask) -> Iterator[str]:
        """Yield the answer in pieces; closing the iterator ends the request. An answer cut short raises at its end."""
        ...

    def parse(self, ask: Ask, shape: type[Shape]) -> Shape:
        """Return an answer of the wanted shape, by the best way the server offers and one repair at most."""
        ...

"""What the terminal prints: turns as they are spoken, a problem's statement and starter, quiet notes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from agent.events import Begin, Done, Event, Replace
from rubrics.turns import UNAVAILABLE, Turn, outages

if TYPE_CHECKING:
    from corpus.load import Bank

_STARTER = "Start from this; /starter shows it again, /run FILE tries a file, /submit FILE hands it in:"
_QUESTIONS = ("ask", "twist", "repeat")
"""Turns in the question bank's words, which may hold formulas."""


def visible(text: str) -> str:
    """The text without characters that a terminal would act on, or that turn the direction of writing."""
    return "".join(c for c in text if c in "\n\t\u200c\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


class Paper:
    """Prints one interview."""

    def __init__(self, bank: Bank, out: TextIO) -> None:
        self._bank, self._out = bank, out
        self._open: Begin | None = None

    def show(self, turn: Turn) -> None:
        """Print a turn that was said before."""
        self._begin(Begin(turn.seq, turn.speaker, turn.kind, turn.question))
        self._write(turn.text)
        self._end()

    def hear(self, events: Iterable[Event], turns: Callable[[], Sequence[Turn]]) -> None:
        """Print an answer while it is spoken; `turns` are all turns once it was."""
        for event in events:
            self._take(event)
            if isinstance(event, Done):
                self.note(event.reply.turns, turns())

    def _take(self, event: Event) -> None:
        """Words taken back are said again on a line of their own."""
        if isinstance(event, Begin):
            self._end()
            self._begin(event)
        elif isinstance(event, Done):
            self._end()
        elif isinstance(event, Replace) and self._open is not None:
            self._out.write(" ...\n")
            self._begin(self._open)
            self._write(event.text)
        elif not isinstance(event, Replace):
            self._write(event.text)

    def note(self, shown: Sequence[Turn], all_turns: Sequence[Turn]) -> None:
        """Say quietly that the model was unavailable, once where it began."""
        if not outages(all_turns).isdisjoint(turn.seq for turn in shown):
            self.line(f"({UNAVAILABLE})")

    def line(self, text: str) -> None:
        """Print something that is no turn."""
        print(f"{text}\n", file=self._out)

    def has_starter(self, item: str | None) -> bool:
        """True if an item is a coding problem."""
        return item in self._bank.problems

    def starter(self, problem: str) -> None:
        """Print the starter of a problem; nothing for anything else."""
        if self.has_starter(problem):
            self.line(self.starter_of(problem))

    def starter_of(self, problem: str) -> str:
        """What to start a problem from."""
        return f"{_STARTER}\n\n```python\n{self._bank.problems[problem].starter.strip()}\n```"

    def _begin(self, turn: Begin) -> None:
        self._open = turn
        self._out.write(f"{turn.speaker}> ")

    def _write(self, text: str) -> None:
        from rubrics.render.formula import plain

        text = visible(text)

        asked = self._open is not None and self._open.kind in _QUESTIONS and self._open.speaker == "interviewer"
        self._out.write(plain(text) if asked else text)
        self._out.flush()

    def _end(self) -> None:
        """Close the turn; a problem's statement or starter follows where the turn puts it on the table."""
        turn, self._open = self._open, None
        if turn is None:
            return
        self._out.write("\n\n")
        if turn.kind not in _QUESTIONS or turn.speaker != "interviewer" or not self.has_starter(turn.question):
            return
        problem = turn.question or ""
        if turn.kind == "repeat":
            from rubrics.render.formula import plain

            self.line(plain(self._bank.problems[problem].problem.statement.strip()))
        if turn.kind != "twist":
            self.starter(problem)

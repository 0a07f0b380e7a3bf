"""The interview in the terminal: one line or block a turn; reads a pipe too."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from ui.errors import CommandError

if TYPE_CHECKING:
    from agent.interview import Interview, Reply

_BLOCK = ('"""', "```")
_COMMANDS = "/hint /skip /repeat /starter /run FILE /submit FILE /time /stop /help"
_HELP = (
    "One line is one turn. A block of several lines goes between two lines of three double quotes;\n"
    f"code goes between two lines of three backticks. Also: {_COMMANDS}"
)
_REPEAT = "Could you repeat the question?"
_STARTER = "Start from this; /starter shows it again, /run FILE tries a file, /submit FILE hands it in:"
_QUESTIONS = ("ask", "twist", "repeat")
"""Turns in the question bank's words, which may hold formulas."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--role", default="ai_researcher", help="ai_researcher or ml_engineer")
    parser.add_argument("--level", help="a level of the role's guide")
    parser.add_argument("--rounds", help="comma-separated; the whole loop when left out")
    parser.add_argument("--seed", type=int, help="fixes questions and wording")
    parser.add_argument("--resume", metavar="SESSION", help="go on with a session")
    parser.add_argument("--json", action="store_true", help="print the report as JSON at the end, nothing else")


def run(args: argparse.Namespace) -> int:
    """Sit an interview."""
    from agent.errors import InterviewError
    from corpus.errors import CorpusError

    try:
        return _sit(args)
    except (InterviewError, CorpusError) as error:
        raise CommandError(str(error)) from error


def _sit(args: argparse.Namespace) -> int:
    from agent.interview import Interview
    from agent.services import Services
    from agent.settings import load_settings

    services = Services(load_settings(), say=lambda text: print(text, file=sys.stderr))
    rounds = [name for name in (args.rounds or "").split(",") if name.strip()]
    if args.resume:
        interview = Interview.open(args.resume, services)
    else:
        interview = Interview.start(args.role, args.level, rounds, args.seed, services)
    out = sys.stderr if args.json else sys.stdout
    _show_refused(services.bank.load_all().refused)
    try:
        print(f"session {interview.session}\n{_HELP}\n", file=out)
        _Desk(interview, services.bank, out).sit(resumed=bool(args.resume))
        _print_report(interview, args.json)
    finally:
        services.close()
    return 0


def _show_refused(refused: Iterable[Exception]) -> None:
    for error in refused:
        print(f"left out: {error}", file=sys.stderr)


class _Desk:
    """One interview at the terminal: reads messages, prints turns, shows a problem's starter."""

    def __init__(self, interview: Interview, bank: Bank, out: TextIO) -> None:
        self._interview = interview
        self._bank = bank
        self._out = out

    def sit(self, *, resumed: bool) -> None:
        """Talk until the interview is over or nothing more is typed; then it is ended."""
        turns = self._interview.turns
        shown = turns[-_RESUMED_TURNS:] if resumed else turns
        self._show(shown)
        if resumed and self._starter() and not any(turn.question in self._bank.problems for turn in shown[:0]):
            self._show_starter()
        self._talk()
        if not self._interview.finished:
            self._show(self._interview.stop().turns[1:])

    def _talk(self) -> None:
        from agent.errors import MessageRefusedError

        for message in messages(sys.stdin):
            if self._interview.finished:
                return
            try:
                self._show(turn for turn in self._one_turn(message) if turn.speaker != "candidate")
            except MessageRefusedError as error:
                self._print(f"({error})")
def _source(name: str) -> str:
    from pathlib import Path

    from agent.errors import MessageRefusedError

    try:
        return Path(name.strip()).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MessageRefusedError(f"The file '{name.strip()[:80]}' cannot be read as text.") from error


def messages(lines: TextIO) -> Iterator[str]:
    """Yield one message a line, or a block between two lines of three quotes or backticks."""
    for raw in lines:
        line = raw.rstrip("\n")
        marker = next((m for m in _BLOCK if line.strip().startswith(m)), None)
        if marker is None:
            if line.strip():
                yield line
            continue
        block = [line] if marker == "```" else []
        for inner in lines:
            if inner.strip() == marker:
                break
            block.append(inner.rstrip("\n"))
        yield "\n".join([*block, marker] if marker == "```" else block)


def _print_turn(speaker: str, text: str, out: TextIO) -> None:
    print(f"{speaker}> {text}\n", file=out)


def _print_report(interview: Interview, as_json: bool) -> None:
    from rubrics.render import RENDERERS

    report = interview.report()
    print(report.model_dump_json(indent=2) if as_json else RENDERERS["markdown"](report, interview.turns))

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
_HELP = (
    "One line is one turn. A block of several lines goes between two lines of three double quotes;\n"
    "code goes between two lines of three backticks. Also: /hint /skip /repeat /submit FILE /run FILE /time /stop"
)


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
        for turn in interview.turns[-6:] if args.resume else interview.turns:
            _print_turn(turn.speaker, turn.text, out)
        _talk(interview, out)
        _print_report(interview, args.json)
    finally:
        services.close()
    return 0


def _show_refused(refused: Iterable[Exception]) -> None:
    for error in refused:
        print(f"left out: {error}", file=sys.stderr)


def _talk(interview: Interview, out: TextIO) -> None:
    from agent.errors import MessageRefusedError

    for message in messages(sys.stdin):
        if interview.finished:
            return
        try:
            reply = _one_turn(interview, message, out)
        except MessageRefusedError as error:
            print(f"({error})\n", file=out)
            continue
        for turn in reply.turns if reply else ():
            if turn.speaker != "candidate":
                _print_turn(turn.speaker, turn.text, out)
    if not interview.finished:
        for turn in interview.stop().turns[1:]:
            _print_turn(turn.speaker, turn.text, out)


def _one_turn(interview: Interview, message: str, out: TextIO) -> Reply | None:
    word, _, rest = message.strip().partition(" ")
    if word == "/hint":
        return interview.hint()
    if word in ("/skip", "/next"):
        return interview.skip()
    if word in ("/stop", "/end", "/quit"):
        return interview.stop()
    if word == "/submit":
        return interview.submit(_source(rest))
    if word == "/run":
        print(f"{interview.run(_source(rest)).summary()}\n", file=out)
        return None
    if word == "/time":
        print(f"({interview.status().minutes_left:.0f} minutes left in this round)\n", file=out)
        return None
    return interview.reply(message)


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

"""The interview in the terminal: one line or block a turn; reads a pipe too."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from ui.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path

    from agent.events import Event
    from agent.interview import How, Interview
    from agent.services import Services
    from agent.tailoring.types import Profile
    from corpus.load import Bank

_BLOCK = ('"""', "```")
_COMMANDS = "/hint /skip /repeat /starter /run FILE /submit FILE /time /stop /help"
_HELP = (
    "One line is one turn. A block of several lines goes between two lines of three double quotes;\n"
    f"code goes between two lines of three backticks.\nAlso: {_COMMANDS}"
)
_REPEAT = "Could you repeat the question?"
_COMMAND = re.compile(r"/[A-Za-z]+")
_SESSION = re.compile(r"[0-9a-f]{12}")
_RESUMED_TURNS = 6
_BUTTONS: dict[str, How] = {
    "/hint": "hint",
    "/skip": "skip",
    "/next": "skip",
    "/stop": "stop",
    "/end": "stop",
    "/quit": "stop",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--role", default="ai_researcher", help="ai_researcher, ml_engineer or an imported guide's id")
    parser.add_argument("--level", help="a level of the role's guide")
    parser.add_argument("--rounds", help="comma-separated; the whole loop when left out")
    parser.add_argument("--seed", type=int, help="fixes questions and wording")
    parser.add_argument(
        "--resume",
        metavar="FILE|SESSION",
        help="a résumé (PDF, DOCX, Markdown, text) to ask about, or the id of a session to go on with",
    )
    parser.add_argument("--job", metavar="FILE", help="a job description (those, or HTML) to choose questions by")
    parser.add_argument("--profile", action="store_true", help="ask about the résumé kept with `profile keep`")
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
    going_on = _is_session(args.resume)
    if going_on:
        interview = Interview.open(args.resume, services)
    else:
        resume, job = _papers(args, services)
        interview = Interview.start(args.role, args.level, rounds, args.seed, services, resume=resume, job=job)
    out = sys.stderr if args.json else sys.stdout
    _show_refused(services.bank.load_all().refused)
    try:
        print(f"session {interview.session}\n{_HELP}\n", file=out)
        for line in interview.tailored():
            print(line, file=out)
        Terminal(interview, services.bank, out).sit(sys.stdin, resumed=going_on)
        _print_report(interview, args.json)
    finally:
        services.close()
    return 0


def _is_session(resume: str | None) -> bool:
    """True for the id of a session; a file of that name is a file all the same."""
    from pathlib import Path

    return resume is not None and _SESSION.fullmatch(resume) is not None and not Path(resume).exists()


def _papers(args: argparse.Namespace, services: Services) -> tuple[Path | Profile | None, Path | None]:
    """The résumé and the job description that were named."""
    from pathlib import Path

    from agent.tailoring.kept import KeptProfile

    kept = KeptProfile(services.settings.home).load() if args.profile and not args.resume else None
    if args.profile and args.resume:
        raise CommandError("--profile and --resume name two résumés; leave one of them out.")
    if args.profile and kept is None:
        raise CommandError("No résumé is kept; `mock-interview profile keep FILE` keeps one.")
    job = Path(args.job).expanduser() if args.job else None
    return (Path(args.resume).expanduser() if args.resume else kept), job


def _show_refused(refused: Iterable[Exception]) -> None:
    for error in refused:
        print(f"left out: {error}", file=sys.stderr)


class Terminal:
    """One interview at the terminal: reads messages, prints turns as they are spoken, shows a problem's starter."""

    def __init__(self, interview: Interview, bank: Bank, out: TextIO) -> None:
        from ui.paper import Paper

        self._interview = interview
        self._screen = Paper(bank, out)

    def sit(self, lines: TextIO, *, resumed: bool = False) -> None:
        """Talk until the interview is over; with no more lines it is ended."""
        turns = self._interview.turns[-_RESUMED_TURNS:] if resumed else self._interview.turns
        for turn in turns:
            self._screen.show(turn)
        self._screen.note(turns, self._interview.turns)
        if not any(turn.kind == "ask" and self._screen.has_starter(turn.question) for turn in turns):
            self._screen.starter(self._problem())
        for message in messages(lines):
            if self._interview.finished:
                return
            self._answer(message)
        if not self._interview.finished:
            self._screen.hear(self._interview.stream(how="stop"), lambda: self._interview.turns)

    def _answer(self, message: str) -> None:
        from agent.errors import MessageRefusedError

        try:
            events = self._sent(message)
            if events is not None:
                self._screen.hear(events, lambda: self._interview.turns)
        except MessageRefusedError as error:
            self._screen.line(f"({error})")

    def _sent(self, message: str) -> Iterator[Event] | None:
        """The answer to a message on its way; None where it was a command and is answered already."""
        word, _, rest = message.strip().partition(" ")
        word = word.lower()
        if "\n" in message or not _COMMAND.fullmatch(word):
            return self._interview.stream(message)
        if word == "/submit":
            return self._interview.stream(_source(rest), how="submit")
        if word == "/repeat":
            return self._interview.stream(_REPEAT)
        if word in _BUTTONS:
            return self._interview.stream(how=_BUTTONS[word])
        self._screen.line(self._told(word, rest))
        return None

    def _told(self, word: str, rest: str) -> str:
        """The answer to a command that is no turn of the interview."""
        if word == "/run":
            return self._interview.run(_source(rest)).summary()
        if word == "/time":
            return f"({self._interview.status().minutes_left:.0f} minutes left in this round)"
        if word == "/help":
            return _HELP
        if word == "/starter":
            problem = self._problem()
            return self._screen.starter_of(problem) if problem else "(There is no coding problem on the table.)"
        return f"(There is no command {word[:20]}; the commands are {_COMMANDS}.)"

    def _problem(self) -> str:
        """The id of the problem on the table, or nothing."""
        item = self._interview.item()
        return (item.problem or "") if item else ""


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


def _print_report(interview: Interview, as_json: bool) -> None:
    from rubrics.render import RENDERERS

    report = interview.report()
    print(RENDERERS["json" if as_json else "text"](report, interview.turns))

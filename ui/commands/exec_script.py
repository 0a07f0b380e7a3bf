"""`mock-interview exec`: run one script in the sandbox."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pydantic import ValidationError

from agent.settings import load_settings
from corpus.problem_types import Limits
from executors.executor import Executor
from executors.languages import LANGUAGES, language_for
from executors.types import Outcome
from ui.errors import CommandError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a Python or C++ source file")
    parser.add_argument("--stdin", metavar="F", type=Path, help="a file given to it as standard input")
    parser.add_argument("--cpu", metavar="S", type=float, default=2.0, help="seconds of CPU time (2)")
    parser.add_argument("--wall", metavar="S", type=float, help="seconds in all (twice the CPU time)")
    parser.add_argument("--memory", metavar="MB", type=int, default=512, help="memory in MB (512)")
    parser.add_argument("--language", choices=sorted(LANGUAGES), help="when the file's name does not tell")
    add_level(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_level(parser: argparse.ArgumentParser) -> None:
    """Declare the two arguments about isolation."""
    parser.add_argument(
        "--min-level",
        type=int,
        default=2,
        choices=(1, 2, 3),
        help="weakest isolation accepted (2); shown in the result",
    )
    parser.add_argument("--max-level", type=int, default=3, choices=(0, 1, 2, 3), help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Run the script and print what it did; 1 when it could not be run at all."""
    source = read_submission(args.file)
    stdin = _read(args.stdin) if args.stdin else b""
    limits = _limits(args)
    language = args.language or language_for(args.file.suffix, source)
    with Executor(args.min_level, max_level=args.max_level, workers=1, cache=cache_folder()) as executor:
        outcome = executor.run_script(source, stdin, limits, language=language)
    if args.json:
        print(json.dumps(outcome.model_dump(mode="json")))
    else:
        print(_human(outcome))
    return 1 if outcome.status == "refused" else 0


def read_submission(path: Path) -> str:
    """Return a source file's text; bytes that are not UTF-8 stay recognisable and are refused later."""
    return _read(path).decode("utf-8-sig", "surrogateescape")


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise CommandError(f"there is no file '{path}'.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"'{path}' cannot be read: {error.strerror}.") from error


def cache_folder() -> Path:
    """Return where the sandbox keeps what is worth keeping between starts."""
    return load_settings().home / "sandbox"


def _limits(args: argparse.Namespace) -> Limits:
    wall = args.wall if args.wall is not None else max(4.0, 2 * args.cpu)
    try:
        return Limits(cpu_s=args.cpu, wall_s=wall, memory_mb=args.memory)
    except ValidationError as error:
        first = error.errors()[0]
        raise CommandError(f"the limit {first['loc'][0]} is not usable: {first['msg'].lower()}.") from error


def _human(outcome: Outcome) -> str:
    parts = [outcome.stdout.rstrip("\n"), outcome.stderr.rstrip("\n")]
    figures = f"{outcome.cpu_s:.3f} s CPU, {outcome.wall_s:.3f} s, {outcome.peak_mb:.0f} MB"
    level = f"isolation level {outcome.isolation.level}"
    parts.append(f"[{outcome.status}, exit code {outcome.exit_code}; {figures}; {level}]")
    return printable("\n".join(part for part in parts if part))


def printable(text: str) -> str:
    """Return text with control characters written out: a submission does not get to drive the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else repr(c)[1:-1] for c in text)

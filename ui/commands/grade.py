"""`mock-interview grade`: JSON lines in, JSON lines out, as they come; a bad line is reported and skipped."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO, TextIO

from agent.judges.batch import FindQuestion, RecordError, RecordOut, grade, parse
from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import Reader, Unread
from agent.settings import load_settings
from corpus.types import Question
from ui.errors import CommandError

MAX_LINE = 4_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", nargs="?", default="-", help="JSON lines to grade; standard input when left out")
    parser.add_argument("--quick", action="store_true", help="several times faster, without the entailment network")
    parser.add_argument("--json", action="store_true", help="accepted for symmetry: the output is always JSON lines")


def run(args: argparse.Namespace) -> int:
    """Grade every line; returns 1 when any was bad."""
    with _opened(args.file) as stream:
        bad = grade_lines(stream, partial(_load_judge, args.quick), _find_question, sys.stdout, sys.stderr)
    return 1 if bad else 0


def grade_lines(
    stream: BinaryIO, load_judge: Callable[[], EmbeddedJudge], find: FindQuestion, out: TextIO, err: TextIO
) -> int:
    """Grade JSON lines from `stream` one by one; returns how many were bad, each reported by number on `err`."""
    bad = 0
    judge: EmbeddedJudge | None = None
    for number, line in _lines(stream):
        judge = judge or load_judge()
        try:
            result = _grade_line(line, judge, find)
        except RecordError as problem:
            bad += 1
            print(f"line {number}: {problem}", file=err, flush=True)
        else:
            print(json.dumps(result.model_dump(mode="json"), ensure_ascii=True), file=out, flush=True)
    return bad


def _grade_line(line: bytes, judge: EmbeddedJudge, find: FindQuestion) -> RecordOut:
    if len(line) > MAX_LINE:
        raise RecordError(f"longer than {MAX_LINE} bytes")
    try:
        raw = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as err:
        raise RecordError(f"not valid JSON in UTF-8 ({str(err)[:120]})") from err
    return grade(parse(raw), judge, find)


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        whole = line
        while not line.endswith(b"\n") and len(line) > MAX_LINE:  # skip the rest, in pieces, without keeping it
            line = stream.readline(MAX_LINE + 1)
        if whole.strip():
            yield number, whole


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115
    except OSError as err:
        raise CommandError(f"cannot read {name}: {err.strerror or err}") from err
    with stream:
        yield stream


def _load_judge(quick: bool) -> EmbeddedJudge:
    from retrieval.embedders import load_embedder

    def progress(done: int, total: int, what: str) -> None:
        print(what, file=sys.stderr)

    embedder = load_embedder(load_settings().models_dir, progress)
    return EmbeddedJudge(embedder, reader=Unread() if quick else Reader())


@cache
def _bank() -> dict[str, Question]:
    from corpus.load import Bank

    return Bank().questions


def _find_question(question_id: str) -> Question | None:
    return _bank().get(question_id)

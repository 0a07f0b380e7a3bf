"""`mock-interview run`: judge a submission to a coding problem."""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from agent.settings import load_settings
from corpus.errors import CorpusError
from corpus.problem_folder import ProblemFolder, load_problem
from executors.errors import ProblemError
from executors.executor import Executor
from executors.languages.cpp import CPP
from executors.types import CaseResult, Verdict
from ui.commands.exec_script import add_level, cache_folder, printable, read_submission
from ui.errors import CommandError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the submission, a Python or C++ file")
    parser.add_argument("--problem", metavar="ID|FOLDER", required=True, help="a problem's id or its folder")
    parser.add_argument("--visible", action="store_true", help="run the visible examples alone, with every detail")
    add_level(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Judge and print the verdict; 1 when the submission did not pass or could not be run."""
    folder = _find(args.problem)
    source = read_submission(args.file)
    language = _language(args.file, folder)
    with Executor(args.min_level, max_level=args.max_level, cache=cache_folder()) as executor:
        try:
            verdict = executor.judge(folder, source, language=language, visible_only=args.visible)
        except ProblemError as error:
            raise CommandError(f"{error}.") from error
    print(json.dumps(_as_json(verdict, args.visible)) if args.json else printable(_human(verdict)))
    return 0 if verdict.passed else 1


def _language(file: Path, folder: ProblemFolder) -> str:
    """Return what the file's ending says, "" for Python; raises `CommandError` when the problem does not take it."""
    if file.suffix == ".py":
        return ""
    if file.suffix not in CPP.suffixes:
        raise CommandError(f"a submission is a file that ends in .py or {CPP.suffixes[0]}, not '{file.name}'.")
    if folder.problem.cpp_signature is None:
        raise CommandError(f"'{folder.problem.id}' takes Python, a file that ends in .py, not '{file.name}'.")
    return CPP.name


def _find(name: str) -> ProblemFolder:
    """Look for a folder of that name, then for a problem of the user's, then for one of ours."""
    places = [Path(name), load_settings().home / "problems" / name, Path(str(files("corpus"))) / "problems" / name]
    folder = next((place for place in places if (place / "problem.yaml").is_file()), None)
    if folder is None:
        raise CommandError(f"there is no problem '{name}'.")
    try:
        return load_problem(folder)
    except CorpusError as error:
        raise CommandError(f"{error}.") from error


def _as_json(verdict: Verdict, visible: bool) -> dict[str, Any]:
    data = verdict.model_dump(mode="json")
    shown = {key: data[key] for key in ("passed", "status", "groups", "growth", "isolation")}
    shown["summary"] = verdict.summary()
    if visible:
        shown["cases"] = data["cases"]
    return shown


def _human(verdict: Verdict) -> str:
    lines = [_case(case) for case in verdict.cases if case.status != "passed" or case.stdout][:3]
    lines += [f"{name}: {g.passed} passed, {g.failed} failed ({g.status})" for name, g in verdict.groups.items()]
    return "\n".join([*lines, verdict.summary(), f"[isolation level {verdict.isolation.level}]"])


def _case(case: CaseResult) -> str:
    rows = {
        "arguments": case.arguments,
        "expected": case.expected,
        "actual": case.actual or "",
        "difference": case.difference or "",
        "printed": case.stdout.rstrip("\n"),
        "stderr": case.stderr.rstrip("\n"),
    }
    details = "\n".join(f"  {name:<11}{text}" for name, text in rows.items() if text)
    cost = f"{case.cpu_s * 1000:.0f} ms CPU, {case.peak_mb:.0f} MB"
    return f"case {case.number}: {case.status} ({cost})\n{details}"

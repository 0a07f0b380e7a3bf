"""`mock-interview eval`: play scripted conversations and check them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ui.errors import CommandError

if TYPE_CHECKING:
    from agent.evaluation.baseline import Run
    from agent.evaluation.trials import Job
    from agent.evaluation.types import Result

_MOST_TRIALS = 100
_MOST_WORKERS = 64


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="conversation files, or folders of them")
    parser.add_argument("--junit", metavar="F", type=Path, help="write JUnit XML")
    parser.add_argument("--html", metavar="F", type=Path, help="write a page")
    parser.add_argument(
        "--baseline",
        metavar="F",
        type=Path,
        help="the --json output of an earlier run: say what changed; then only regressions fail the run",
    )
    parser.add_argument("--trials", metavar="N", type=int, default=1, help="play each N times; all must agree (1)")
    parser.add_argument("--workers", metavar="N", type=int, default=1, help="processes (1)")
    parser.add_argument("--engine", choices=("local", "ray"), default="local", help="only local is offered now")
    parser.add_argument("--with-model", action="store_true", help="play with the model that the environment names")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Play and check; 1 when a conversation fails, or with a baseline when one got worse."""
    _check(args)
    from agent.evaluation.baseline import load_run
    from agent.evaluation.load import load_all
    from corpus.errors import CorpusError

    try:
        jobs = [(str(path), conversation) for path, conversation in load_all(args.paths)]
        before = load_run(args.baseline) if args.baseline else None
    except CorpusError as error:
        raise CommandError(f"{error}.") from error
    results = _play(jobs, args)
    outcome = _outcome(results, before, args.trials)
    _write(args, outcome)
    if args.json:
        print(outcome.model_dump_json(indent=2))
    else:
        print(_summary(outcome, args.trials))
    return 0 if outcome.passed else 1


def _check(args: argparse.Namespace) -> None:
    if args.engine == "ray":
        why = "ray is not installed" if find_spec("ray") is None else "ray is installed but not used yet"
        raise CommandError(f"only the local engine is offered now ({why}); use --engine local.")
    if not 1 <= args.trials <= _MOST_TRIALS:
        raise CommandError(f"--trials must be from 1 to {_MOST_TRIALS}, got {args.trials}.")
    if not 1 <= args.workers <= _MOST_WORKERS:
        raise CommandError(f"--workers must be from 1 to {_MOST_WORKERS}, got {args.workers}.")


def _play(jobs: list[Job], args: argparse.Namespace) -> list[Result]:
    from agent.evaluation.trials import run_all
    from agent.settings import load_settings

    settings = load_settings()
    if not args.with_model:
        settings = settings.model_copy(update={"endpoint": None})
    elif settings.endpoint is None:
        raise CommandError("--with-model needs OPENAI_BASE_URL or OPENAI_API_KEY.")
    results = []
    for result in run_all(jobs, settings, trials=args.trials, workers=min(args.workers, len(jobs))):
        results.append(result)
        if not args.json:
            _show(result)
    return results


def _show(result: Result) -> None:
    print(f"{'pass' if result.passed else 'FAIL'}  {result.name}  ({result.seconds:.1f} s)", flush=True)
    if result.model:
        print(f"      model: {result.model}")
    for failure in result.failures:
        print(f"      {failure}")


def _outcome(results: list[Result], before: Run | None, trials: int) -> Run:
    from agent.evaluation.baseline import Run, compare
    from agent.evaluation.trials import pass_all_of

    changes = compare(results, before) if before else ()
    if before:
        passed = not any(change.verdict == "regressed" for change in changes)
    else:
        passed = all(result.passed for result in results)
    chances = tuple(round(pass_all_of(k, results), 4) for k in range(1, trials + 1))
    return Run(passed=passed, conversations=tuple(results), pass_k=chances, changes=changes)


def _summary(outcome: Run, trials: int) -> str:
    from rubrics.turns import added

    passed = sum(r.passed for r in outcome.conversations)
    lines = [f"{c.verdict}: {c.name}. {c.sentence}" for c in outcome.changes]
    lines.append(f"{passed} of {len(outcome.conversations)} conversations pass.")
    spoken = added(r.voices for r in outcome.conversations)
    if spoken.asked:
        lines.append(str(spoken))
    if trials > 1:
        lines.append(", ".join(f"pass^{k} {p:.2f}" for k, p in enumerate(outcome.pass_k, start=1)))
    return "\n".join(lines)


def _write(args: argparse.Namespace, outcome: Run) -> None:
    from agent.evaluation.render import junit, page

    wanted: tuple[tuple[Path | None, Callable[[Run], str]], ...] = ((args.junit, junit), (args.html, page))
    for path, render in wanted:
        if path is None:
            continue
        try:
            path.write_text(render(outcome), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"'{path}' cannot be written: {error.strerror}.") from error

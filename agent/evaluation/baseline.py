"""Comparing a run with an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from agent.evaluation.types import Result
from corpus.errors import CorpusError, from_validation
from corpus.types import Value
from corpus.yaml_file import read_text

Verdict = Literal["regressed", "repaired", "changed", "new", "gone"]


class Run(Value):
    """A whole run: what `--json` prints and `--baseline` reads. `pass_k[k - 1]` is pass^k."""

    passed: bool
    conversations: tuple[Result, ...]
    pass_k: tuple[float, ...] = ()
    changes: tuple[Difference, ...] = ()


class Difference(Value):
    """How one conversation differs from the baseline, in words."""

    name: str
    verdict: Verdict
    sentence: str


Run.model_rebuild()


def load_run(path: Path) -> Run:
    """Read what an earlier run printed with `--json`; raises `CorpusError`."""
    text = read_text(path)
    try:
        return Run.model_validate_json(text)
    except ValidationError as error:
        raise from_validation(path, lambda loc: None, error) from error
    except ValueError as error:
        raise CorpusError(path, None, "", "expected what `mock-interview eval --json` prints") from error


def compare(results: Sequence[Result], before: Run) -> tuple[Difference, ...]:
    """List the conversations that differ: a new failure is a regression, also one in a new conversation."""
    old = {r.name: r for r in before.conversations}
    found = [difference for r in results if (difference := _difference(r, old.get(r.name))) is not None]
    names = {r.name for r in results}
    gone = (r.name for r in before.conversations if r.name not in names)
    return (*found, *(Difference(name=n, verdict="gone", sentence="It was not played this time.") for n in gone))


def _difference(now: Result, then: Result | None) -> Difference | None:
    if then is None:
        if now.passed:
            return Difference(name=now.name, verdict="new", sentence="It is new and passes.")
        return Difference(name=now.name, verdict="regressed", sentence="It is new and fails.")
    if then.passed and not now.passed:
        return Difference(name=now.name, verdict="regressed", sentence=f"It passed before. {now.failures[0]}")
    if now.passed and not then.passed:
        return Difference(name=now.name, verdict="repaired", sentence="It failed before and passes now.")
    changed = _what_changed(now, then)
    return Difference(name=now.name, verdict="changed", sentence=changed) if changed else None


def _what_changed(now: Result, then: Result) -> str:
    """Say what moved although the outcome did not; empty when nothing did."""
    parts = []
    if now.decision != then.decision:
        parts.append(f"decision {then.decision} to {now.decision}")
    if now.acts != then.acts:
        parts.append(f"{len(then.acts)} acts to {len(now.acts)}" if len(now.acts) != len(then.acts) else "other acts")
    for what, share in now.shares.items():
        if then.shares.get(what) != share:
            parts.append(f"{what} {_number(then.shares.get(what))} to {_number(share)}")
    parts += [f"{c} {then.scores.get(c)} to {v}" for c, v in now.scores.items() if then.scores.get(c) != v]
    return f"It changed: {', '.join(parts)}." if parts else ""


def _number(share: float | None) -> str:
    return "not scored" if share is None else f"{share:.2f}"
